import { isPublicId, versionName } from '../documents/document-id.ts'
import type { Identity, Role } from './identity.ts'

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

const OWN_WORKING_MATERIAL_TYPES = [
  'sanity.imageAsset',
  'sanity.fileAsset',
  'comment',
  'tasks.task',
] as const

/** Documents that never become a page by themselves: pictures, comments, tasks. */
const WORKING_MATERIAL: Omit<Rule, 'permissions'> = {
  filter: `_type in [${OWN_WORKING_MATERIAL_TYPES.map((type) => `"${type}"`).join(', ')}]`,
  covers: ({ _type }) => OWN_WORKING_MATERIAL_TYPES.some((type) => type === _type),
}

const ALL_PERMISSIONS = ['read', 'create', 'update', 'history', 'editHistory', 'manage'] as const

const RULES: Record<Role, readonly Rule[]> = {
  administrator: [{ ...EVERYTHING, permissions: ALL_PERMISSIONS }],
  editor: [{ ...EVERYTHING, permissions: ['read', 'create', 'update', 'history', 'editHistory'] }],
  contributor: [
    { ...EVERYTHING, permissions: ['read', 'history'] },
    { ...UNPUBLISHED, permissions: ['create', 'update', 'editHistory'] },
    { ...WORKING_MATERIAL, permissions: ['create', 'update'] },
  ],
  viewer: [{ ...EVERYTHING, permissions: ['read', 'history'] }],
}

/** The grants of a role, in the shape of the Studio's acl request. */
export function grantsOf(role: Role): Grant[] {
  return RULES[role].map(({ filter, permissions }) => ({ filter, permissions }))
}

/** Whether somebody may do this to a document. */
export function isPermitted(
  identity: Identity,
  permission: Permission,
  document: { readonly _id: string; readonly _type: string },
): boolean {
  if (identity.kind === 'anonymous') return permission === 'read' && isPublicId(document._id)
  return RULES[identity.role].some(
    (rule) => rule.permissions.includes(permission) && rule.covers(document),
  )
}
