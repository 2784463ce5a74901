import { isPublicId, versionName } from '../documents/document-id.ts'
import { type BuiltInRole, type Identity, isBuiltIn, type Role } from './identity.ts'

export type Permission = 'read' | 'create' | 'update' | 'history' | 'editHistory' | 'manage'

/** A grant as the Studio reads it: what is permitted on documents that a GROQ filter matches. */
export interface Grant {
  readonly filter: string
  readonly permissions: readonly Permission[]
}

/** A grant with its filter as code, which the lake enforces; a test holds the two to the same meaning. */
interface Rule extends Grant {
  readonly covers: (document: { readonly _id: string; readonly _type: string }) => boolean
}

const EVERYTHING: Omit<Rule, 'permissions'> = {
  filter: '_id in path("**")',
  covers: () => true,
}

const UNPUBLISHED: Omit<Rule, 'permissions'> = {
  filter: '_id in path("drafts.**") || _id in path("versions.**")',
  covers: ({ _id }) => versionName(_id) !== 'published',
}

const ASSETS = ofTypes(['sanity.imageAsset', 'sanity.fileAsset'])

/** Types of what editors say to each other, in add-on datasets. */
export const CONVERSATION_TYPES = ['comment', 'tasks.task'] as const

const CONVERSATION = ofTypes(CONVERSATION_TYPES)

const ALL_PERMISSIONS = ['read', 'create', 'update', 'history', 'editHistory', 'manage'] as const

const RULES: Record<BuiltInRole, readonly Rule[]> = {
  administrator: [{ ...EVERYTHING, permissions: ALL_PERMISSIONS }],
  editor: [{ ...EVERYTHING, permissions: ['read', 'create', 'update', 'history', 'editHistory'] }],
  contributor: [
    { ...EVERYTHING, permissions: ['read', 'history'] },
    { ...UNPUBLISHED, permissions: ['create', 'update', 'editHistory'] },
    { ...ASSETS, permissions: ['create'] },
  ],
  viewer: [{ ...EVERYTHING, permissions: ['read', 'history'] }],
}

/** In an add-on dataset, which holds comments and tasks: elsewhere these types may be anybody's content. */
const ADDON_RULES: Partial<Record<BuiltInRole, readonly Rule[]>> = {
  contributor: [...RULES.contributor, { ...CONVERSATION, permissions: ['create', 'update'] }],
}

/** The grants of a role that every lake has, in the shape of the Studio's acl request. */
export function grantsOf(role: Role, isAddon: boolean): Grant[] {
  return rulesOf(role, isAddon).map(({ filter, permissions }) => ({ filter, permissions }))
}

/** Whether somebody may do this to a document of a dataset, which may be an add-on to another. */
export function isPermitted(
  identity: Identity,
  permission: Permission,
  document: { readonly _id: string; readonly _type: string },
  isAddon: boolean,
): boolean {
  if (identity.kind === 'anonymous') return permission === 'read' && isPublicId(document._id)
  return rulesOf(identity.role, isAddon).some(
    (rule) => rule.permissions.includes(permission) && rule.covers(document),
  )
}

function rulesOf(role: Role, isAddon: boolean): readonly Rule[] {
  if (!isBuiltIn(role)) return []
  return (isAddon ? ADDON_RULES[role] : undefined) ?? RULES[role]
}

function ofTypes(types: readonly string[]): Omit<Rule, 'permissions'> {
  return {
    filter: `_type in ${JSON.stringify(types)}`,
    covers: ({ _type }) => types.includes(_type),
  }
}
