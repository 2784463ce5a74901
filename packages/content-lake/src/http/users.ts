import { Hono } from 'hono'
import { z } from 'zod'
import { requireSignedIn, type SignedIn } from '../access/authorize.ts'
import type { Identity } from '../access/identity.ts'
import type { Lake } from '../datasets/lake.ts'
import { httpError } from '../errors.ts'
import type { LakeEnv } from './env.ts'
import { readJson } from './read-json.ts'
import { roleTitle } from './role-title.ts'

const MAXIMUM_VALUE_LENGTH = 64 * 1024
const MAXIMUM_IDS = 1000

const pairs = z
  .array(
    z.object({
      key: z
        .string()
        .min(1)
        .max(256)
        .regex(/^[^,/]+$/, 'A key holds no comma and no slash'),
      value: z.json().refine((value) => JSON.stringify(value).length <= MAXIMUM_VALUE_LENGTH, {
        error: `A value is at most ${MAXIMUM_VALUE_LENGTH} characters of JSON`,
      }),
    }),
  )
  .min(1)
  .max(100)

/** The current user, other users by id, and each user's preferences. */
export function userRoutes({ accounts }: Lake): Hono<LakeEnv> {
  function displayName(id: string): string | null {
    return accounts.users.nameOf(id) ?? accounts.robots.labelOf(id)
  }

  function currentUser(identity: SignedIn) {
    const { id, role } = identity
    return {
      id,
      name: displayName(id) ?? id,
      email: '',
      role,
      roles: [{ name: role, title: roleTitle(role, accounts.customRoles) }],
      provider: identity.kind === 'robot' ? 'robot' : 'local',
    }
  }

  /** Nobody in particular without a token, rather than an error: the Studio asks so whether it has to sign in. */
  function whoAsks(identity: Identity) {
    return identity.kind === 'anonymous' ? {} : currentUser(identity)
  }

  function publicUser(id: string) {
    const name = displayName(id)
    return name === null ? null : { id, displayName: name }
  }

  return new Hono<LakeEnv>()
    .get('/users/me', (c) => c.json(whoAsks(c.get('identity'))))
    .get('/users/me/keyvalue/:keys', (c) => {
      const { id } = requireSignedIn(c.get('identity'))
      const keys = c.req.param('keys').split(',')
      return c.json(
        keys.flatMap((key) => {
          const value = accounts.keyValues.get(id, key)
          return value === undefined ? [] : [{ key, value }]
        }),
      )
    })
    .put('/users/me/keyvalue', async (c) => {
      const { id } = requireSignedIn(c.get('identity'))
      const given = pairs.parse(await readJson(c))
      accounts.keyValues.setAll(id, given)
      return c.json(given)
    })
    .delete('/users/me/keyvalue/:key', (c) => {
      const { id } = requireSignedIn(c.get('identity'))
      accounts.keyValues.delete(id, c.req.param('key'))
      return c.json([])
    })
    .get('/users/:ids', (c) => {
      const me = requireSignedIn(c.get('identity'))
      const ids = c.req.param('ids').split(',').slice(0, MAXIMUM_IDS)
      const users = ids.map((id) => publicUser(id === 'me' ? me.id : id))
      if (ids.length > 1) return c.json(users)
      const [user] = users
      if (!user) throw httpError(404, 'Not Found', `User ${ids[0]} not found`)
      return c.json(user)
    })
}
