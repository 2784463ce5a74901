import { createMiddleware } from 'hono/factory'
import type { Accounts } from '../../access/accounts.ts'
import { authenticate } from '../../access/authenticate.ts'
import type { LakeEnv } from '../env.ts'

/** Settles who is asking, from the Authorization header alone: the lake sets no cookies. */
export function identity(accounts: Accounts) {
  return createMiddleware<LakeEnv>(async (c, next) => {
    c.set('identity', authenticate(accounts, c.req.header('authorization')))
    await next()
  })
}
