import { z } from 'zod'
import type { StoredDocument } from '../documents/document.ts'
import type { DocumentReader } from '../documents/document-reader.ts'
import { compileGrantFilter, UnusableGrantFilter } from './grant-filter.ts'
import type { Grant, Permission } from './grants.ts'
import { ROLES, type Role } from './identity.ts'

/** Matches every document: the one filter that a grant to read may have. */
const EVERYTHING = '_id in path("**")'
const PERMISSIONS = ['read', 'create', 'update', 'history', 'editHistory', 'manage'] as const
/** What shows content; none of it is filtered by document. */
const READING: readonly Permission[] = ['read', 'history']

const text = z.string({ error: 'must be a text' })

const filter = text.transform((given, context) => {
  try {
    return { filter: given, ...compileGrantFilter(given) }
  } catch (error) {
    if (!(error instanceof UnusableGrantFilter)) throw error
    context.addIssue(`the filter ${JSON.stringify(given)} ${error.message}`)
    return z.NEVER
  }
})

const permission = z.enum(PERMISSIONS, {
  error: `must be one of ${PERMISSIONS.join(', ')}`,
})

const grant = z
  .strictObject({
    filter,
    permissions: z.array(permission).min(1, 'must name a permission'),
    datasets: z.array(text).min(1, 'must name a dataset, or "*"').default(['*']),
  })
  .superRefine(({ filter: { filter }, permissions, datasets }, context) => {
    const reading = permissions.filter((name) => READING.includes(name))
    if (reading.length === 0 || (filter === EVERYTHING && datasets.includes('*'))) return
    context.addIssue(
      `"${reading.join('" and "')}" can only be granted on everything, by the filter ${EVERYTHING} in the datasets ["*"]: who reads a dataset reads all of it`,
    )
  })
  .transform(({ filter, ...rest }) => ({ ...rest, ...filter }))

/** A role of a lake's own, in the shape of its configuration. */
export const customRole = z
  .strictObject({
    name: text
      .regex(/^[a-z][a-z0-9-]{0,63}$/, 'must be lower case letters, digits and -')
      .refine((name) => !ROLES.some((role) => role === name), 'is a role that every lake has'),
    title: text.min(1, 'must not be empty'),
    description: text.default(''),
    grants: z.array(grant),
  })
  .refine(({ grants }) => grants.some(({ permissions }) => permissions.includes('read')), {
    error: `must have a grant to read, with the filter ${EVERYTHING}`,
    path: ['grants'],
  })

export type CustomRole = z.output<typeof customRole>

/** Names of all roles of a lake. */
export function rolesOf(customRoles: readonly CustomRole[]): Role[] {
  return [...ROLES, ...customRoles.map(({ name }) => name)]
}

/** A dataset as grants know it: an add-on by the name of the dataset that it serves as well. */
export interface GrantedDataset {
  readonly dataset: string
  readonly addonFor: string | null
}

/** Who wants to do something to a document, and where. */
interface Asked extends GrantedDataset {
  readonly identityId: string
  readonly reader: DocumentReader
}

/** What a custom role grants in a dataset, in the shape of the Studio's acl request. */
export function customGrants(role: CustomRole, dataset: GrantedDataset): Grant[] {
  return grantsIn(role, dataset).map(({ filter, permissions }) => ({ filter, permissions }))
}

/** Whether a custom role permits this on one state of a document, to whoever has this id. */
export function customRolePermits(
  role: CustomRole,
  permission: Permission,
  document: StoredDocument,
  at: Asked,
): boolean {
  return grantsIn(role, at).some(
    ({ permissions, covers }) =>
      permissions.includes(permission) && covers(document, at.identityId, at.reader),
  )
}

/** Whether a custom role permits to create some document with the `_id` and the `_type` of this one. */
export function customRoleMayCreate(
  role: CustomRole,
  document: StoredDocument,
  at: Asked,
): boolean {
  return grantsIn(role, at).some(
    ({ permissions, mayCover }) =>
      permissions.includes('create') && mayCover(document, at.identityId, at.reader),
  )
}

function grantsIn({ grants }: CustomRole, { dataset, addonFor }: GrantedDataset) {
  const names = new Set(['*', dataset, addonFor])
  return grants.filter(({ datasets }) => datasets.some((name) => names.has(name)))
}
