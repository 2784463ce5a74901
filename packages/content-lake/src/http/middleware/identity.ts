import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Accounts } from '../../access/accounts.ts'
import { authenticate, isStill } from '../../access/authenticate.ts'
import type { LakeEnv } from '../env.ts'

/** Settles who is asking, from the Authorization header alone: the lake sets no cookies. */
export function identity(accounts: Accounts) {
  return createMiddleware<LakeEnv>(async (c, next) => {
    c.set('identity', authenticate(accounts, c.req.header('authorization')))
    await next()
  })
}

/** For answers that last: tells at any time whether who asked is still who they were. */
export function identityHolds(c: Context<LakeEnv>, accounts: Accounts): () => boolean {
  const { identity } = c.var
  const authorization = c.req.header('authorization')
  return () => isStill(identity, accounts, authorization)
}
