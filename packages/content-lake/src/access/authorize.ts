import type { StoredDocument } from '../documents/document.ts'
import { type ApiError, dataError } from '../errors.ts'
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

/** @throws ApiError 401 for anonymous, 403 for a role that writes nothing at all */
export function requireWriter(identity: Identity): SignedIn {
  const writer = requireSignedIn(identity)
  if (writer.role === 'viewer') throw insufficientPermissions('update')
  return writer
}

/** @throws ApiError 401 for anonymous, 403 for any other role */
export function requireRole(identity: Identity, role: Role): SignedIn {
  const signedIn = requireSignedIn(identity)
  if (signedIn.role !== role) throw insufficientPermissions('manage')
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
      throw insufficientPermissions(permission, 'transaction failed: ')
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
    throw insufficientPermissions('editHistory', 'transaction failed: ')
  }
}

function insufficientPermissions(permission: Permission, during = ''): ApiError {
  return dataError(
    403,
    'insufficientPermissionsError',
    `${during}Insufficient permissions; permission "${permission}" required`,
    { permission },
  )
}
