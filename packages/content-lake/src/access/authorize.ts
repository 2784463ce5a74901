import type { StoredDocument } from '../documents/document.ts'
import type { DocumentReader } from '../documents/document-reader.ts'
import { InsufficientPermissions } from '../errors.ts'
import { unauthorized } from './authenticate.ts'
import { customRoleMayCreate, customRolePermits, type GrantedDataset } from './custom-role.ts'
import { CONVERSATION_TYPES, isPermitted, type Permission } from './grants.ts'
import { type Identity, isBuiltIn, type Role } from './identity.ts'

/** Somebody with a token: a person or a robot. */
export type SignedIn = Exclude<Identity, { kind: 'anonymous' }>

/** @throws ApiError 401 for anonymous */
export function requireSignedIn(identity: Identity): SignedIn {
  if (identity.kind === 'anonymous') throw unauthorized('A token is required')
  return identity
}

/**
 * @param permission what a role that writes nothing at all is told that it lacks
 * @throws ApiError 401 for anonymous, 403 for such a role
 */
export function requireWriter(identity: Identity, permission: Permission = 'update'): SignedIn {
  const writer = requireSignedIn(identity)
  if (!isWriter(writer)) throw new InsufficientPermissions(permission)
  return writer
}

function isWriter({ role, custom }: SignedIn): boolean {
  if (custom === undefined) return isBuiltIn(role) && role !== 'viewer'
  return custom.grants.some(
    ({ permissions }) => permissions.includes('create') || permissions.includes('update'),
  )
}

/** @throws ApiError 401 for anonymous, 403 for any other role */
export function requireRole(identity: Identity, role: Role): SignedIn {
  const signedIn = requireSignedIn(identity)
  if (signedIn.role !== role) throw new InsufficientPermissions('manage')
  return signedIn
}

/** Where somebody wants to write. */
export interface Place extends GrantedDataset {
  readonly reader: DocumentReader
}

/**
 * @param addon where comments and tasks are to be kept, which need not be there yet
 * @throws ApiError 401 for anonymous, 403 for who may create neither of them there
 */
export function requireConversation(identity: Identity, addon: Place): SignedIn {
  const speaker = requireSignedIn(identity)
  const { id, custom } = speaker
  const maySay = CONVERSATION_TYPES.some((_type) => {
    const said = { _id: 'new', _type, _rev: '', _createdAt: '', _updatedAt: '' }
    return custom === undefined
      ? isPermitted(speaker, 'create', said, true)
      : customRoleMayCreate(custom, said, { ...addon, identityId: id })
  })
  if (!maySay) throw new InsufficientPermissions('create')
  return speaker
}

/**
 * Checks one document's change against the writer's grants in a dataset (or an add-on); deleting counts as updating.
 * @throws ApiError 403 insufficientPermissionsError
 */
export function authorizeChange(
  identity: Identity,
  previous: StoredDocument | null,
  next: StoredDocument | null,
  place: Place,
): void {
  const permission = previous === null ? 'create' : 'update'
  for (const document of [previous, next]) {
    if (document !== null && !permits(identity, permission, document, place)) {
      throw new InsufficientPermissions(permission, 'transaction failed: ')
    }
  }
}

/**
 * Checks against somebody's grants that the history of a document may be erased.
 * @throws ApiError 403 insufficientPermissionsError
 */
export function authorizePurge(identity: Identity, document: StoredDocument, place: Place): void {
  if (!permits(identity, 'editHistory', document, place)) {
    throw new InsufficientPermissions('editHistory', 'transaction failed: ')
  }
}

function permits(
  identity: Identity,
  permission: Permission,
  document: StoredDocument,
  place: Place,
): boolean {
  if (identity.kind === 'anonymous' || identity.custom === undefined) {
    return isPermitted(identity, permission, document, place.addonFor !== null)
  }
  const at = { ...place, identityId: identity.id }
  return customRolePermits(identity.custom, permission, document, at)
}
