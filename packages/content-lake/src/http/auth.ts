import { Hono } from 'hono'
import { requireSignedIn } from '../access/authorize.ts'
import type { Lake } from '../datasets/lake.ts'
import type { LakeEnv } from './env.ts'

const PROVIDER_TITLE = { local: 'Continue on this machine', password: 'Sign in with the password' }
const NO_EXPIRY_SECONDS = 10 * 365 * 24 * 60 * 60

/** Where one signs in, who one is, and signing out. */
export function authRoutes({ config, accounts }: Lake): Hono<LakeEnv> {
  return new Hono<LakeEnv>()
    .get('/auth/providers', (c) =>
      c.json({
        providers: [
          {
            name: 'local',
            title: PROVIDER_TITLE[config.signIn],
            url: `${config.publicUrl}/v1/auth/login/local`,
          },
        ],
        thirdPartyLogin: false,
      }),
    )
    .get('/auth/id', (c) => {
      const { id } = requireSignedIn(c.get('identity'))
      const session = accounts.sessions.find(bearerToken(c.req.header('authorization')))
      const expiry =
        typeof session === 'string'
          ? Math.floor(Date.now() / 1000) + NO_EXPIRY_SECONDS
          : Math.floor(session.expiresAt.getTime() / 1000)
      return c.json({ id, expiry })
    })
    .post('/auth/logout', (c) => {
      accounts.sessions.end(bearerToken(c.req.header('authorization')))
      return c.body(null, 204)
    })
}

function bearerToken(authorization: string | undefined): string {
  return authorization?.replace(/^Bearer +/i, '') ?? ''
}
