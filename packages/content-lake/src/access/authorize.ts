import type { StoredDocument } from '../documents/document.ts'
import { InsufficientPermissions } from '../errors.ts'
import { unauthorized } from './authenticate.ts'
import { isPermitted, type Permission } from './grants.ts'
import type { Identity, Role } from './identity.ts'

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
  if (writer.role === 'viewer') throw new InsufficientPermissions(permission)
  return writer
}

/** @throws ApiError 401 for anonymous, 403 for any other role */
export function requireRole(identity: Identity, role: Role): SignedIn {
  const signedIn = requireSignedIn(identity)
  if (signedIn.role !== role) throw new InsufficientPermissions('manage')
  return signedIn
}

/**
 * Checks one document's change against the writer's grants in a dataset (or an add-on); deleting counts as updating.
 * @throws ApiError 403 insufficientPermissionsError
 */
export function authorizeChange(
  identity: Identity,
  previous: StoredDocument | null,
  next: StoredDocument | null,
  isAddon = false,
): void {
  const permission = previous === null ? 'create' : 'update'
  for (const document of [previous, next]) {
    if (document !== null && !isPermitted(identity, permission, document, isAddon)) {
      throw new InsufficientPermissions(permission, 'transaction failed: ')
    }
  }
}

/**
 * Checks against somebody's grants that the history of a document may be erased.
 * @throws ApiError 403 insufficientPermissionsError
 */
export function authorizePurge(
  identity: Identity,
  document: StoredDocument,
  isAddon: boolean,
): void {
  if (!isPermitted(identity, 'editHistory', document, isAddon)) {
    throw new InsufficientPermissions('editHistory', 'transaction failed: ')
  }
}
