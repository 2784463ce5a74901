import { Hono } from 'hono'
import { z } from 'zod'
import { requireRole, requireSignedIn } from '../access/authorize.ts'
import { rolesOf } from '../access/custom-role.ts'
import type { Role } from '../access/identity.ts'
import type { RobotToken } from '../access/robot-token-store.ts'
import type { Lake } from '../datasets/lake.ts'
import { httpError } from '../errors.ts'
import type { LakeEnv } from './env.ts'
import { readJson } from './read-json.ts'
import { roleTitle } from './role-title.ts'

const newRobot = (roles: readonly Role[]) =>
  z.object({
    label: z.string().trim().min(1).max(200),
    memberships: z.tuple([z.object({ roleNames: z.tuple([z.enum(roles)]) })]),
    // Until revoked: tokens of a lake do not expire.
    expiresAt: z.undefined({ error: 'tokens do not expire here: delete them' }).optional(),
  })

/** Tokens for programs, as `sanity tokens` manages them. */
export function robotRoutes({ config, accounts }: Lake): Hono<LakeEnv> {
  const { robots, customRoles } = accounts
  const roles = rolesOf(customRoles)
  const robotBody = newRobot(roles)

  function describe({ id, label, role, createdAt }: RobotToken) {
    return {
      id,
      label,
      createdAt,
      memberships: [{ resourceType: 'project', resourceId: config.projectId, roleNames: [role] }],
    }
  }

  return new Hono<LakeEnv>()
    .use('/access/project/:projectId/*', async (c, next) => {
      requireRole(c.var.identity, 'administrator')
      if (c.req.param('projectId') !== config.projectId) throw notFound('project')
      await next()
    })
    .get('/access/project/:projectId/roles', (c) => {
      const data = roles.map((role) => ({
        name: role,
        title: roleTitle(role, customRoles),
        appliesToUsers: role === 'administrator',
        appliesToRobots: true,
      }))
      return c.json({ data, nextCursor: null, totalCount: data.length })
    })
    .get('/access/project/:projectId/robots', (c) => {
      const data = robots.list().map(describe)
      return c.json({ data, nextCursor: null, totalCount: data.length })
    })
    .post('/access/project/:projectId/robots', async (c) => {
      const { label, memberships } = robotBody.parse(await readJson(c))
      const { token, secret } = robots.create(label, memberships[0].roleNames[0])
      return c.json({ ...describe(token), token: secret }, 201)
    })
    .delete('/access/project/:projectId/robots/:id', (c) => {
      if (!robots.revoke(c.req.param('id'))) throw notFound('robot')
      return c.body(null, 204)
    })
    .post('/access/robots/me/rotate', (c) => {
      const rotated = robots.rotate(requireSignedIn(c.var.identity).id)
      if (rotated === null) throw notFound('robot')
      return c.json({ ...describe(rotated.token), token: rotated.secret })
    })
}

function notFound(what: string): Error {
  return httpError(404, 'Not Found', `There is no such ${what}`)
}
