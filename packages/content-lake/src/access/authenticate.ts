import { ApiError } from '../errors.ts'
import type { Accounts } from './accounts.ts'
import { ANONYMOUS, type Identity } from './identity.ts'
import { SESSION_PREFIX } from './session-store.ts'
import { withRole } from './with-role.ts'

/**
 * Who an Authorization header belongs to.
 * @throws ApiError 401; with SIO-401-ANF or SIO-401-AEX (which sign the Studio out) only when a session is gone
 */
export function authenticate(accounts: Accounts, authorization: string | undefined): Identity {
  if (!authorization) return ANONYMOUS
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1]
  if (!token) throw unauthorized('The Authorization header must be "Bearer <token>"')
  return token.startsWith(SESSION_PREFIX) ? userOf(accounts, token) : robotOf(accounts, token)
}

/** Whether a header still belongs to whom it did: tokens are revoked and sessions end while streams are open. */
export function isStill(
  identity: Identity,
  accounts: Accounts,
  authorization: string | undefined,
): boolean {
  if (identity.kind === 'anonymous') return true
  try {
    const now = authenticate(accounts, authorization)
    return now.kind !== 'anonymous' && now.id === identity.id && now.role === identity.role
  } catch (error) {
    if (error instanceof ApiError) return false
    throw error
  }
}

function userOf(accounts: Accounts, token: string): Identity {
  const session = accounts.sessions.find(token)
  if (session === 'unknown') throw unauthorized('Session not found', 'SIO-401-ANF')
  if (session === 'expired') throw unauthorized('Session has expired', 'SIO-401-AEX')
  const user = accounts.users.get(session.userId)
  if (!user) throw unauthorized('Session not found', 'SIO-401-ANF')
  return known(accounts, { kind: 'user', id: user.id, role: user.role })
}

function robotOf(accounts: Accounts, token: string): Identity {
  const robot = accounts.robots.find(token)
  if (!robot) throw unauthorized('The token is not valid')
  return known(accounts, { kind: 'robot', id: robot.id, role: robot.role })
}

function known(accounts: Accounts, who: Parameters<typeof withRole>[1]): Identity {
  const identity = withRole(accounts, who)
  if (identity === null) throw unauthorized(`The lake has no role "${who.role}" any more`)
  return identity
}

/** 401 in the API's shape; `errorCode` tells the Studio that its session is gone. */
export function unauthorized(message: string, errorCode?: string): ApiError {
  return new ApiError(
    401,
    { statusCode: 401, error: 'Unauthorized', message, ...(errorCode && { errorCode }) },
    message,
  )
}
