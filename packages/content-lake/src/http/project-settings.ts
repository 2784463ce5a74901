import { Hono } from 'hono'
import { requireSignedIn } from '../access/authorize.ts'
import type { Lake } from '../datasets/lake.ts'
import { httpError } from '../errors.ts'
import type { LakeEnv } from './env.ts'

/** What hosted Sanity keeps of a project and a lake is told by its configuration: to be read, not changed. */
export function projectSettingRoutes({ config }: Lake): Hono<LakeEnv> {
  return (
    new Hono<LakeEnv>()
      .get('/projects/:projectId/cors', (c) => {
        requireSignedIn(c.var.identity)
        return c.json(
          config.origins.map((origin, id) => ({
            id,
            origin,
            allowCredentials: true,
            projectId: config.projectId,
          })),
        )
      })
      .on(
        ['POST', 'DELETE'],
        ['/projects/:projectId/cors', '/projects/:projectId/cors/:id'],
        () => {
          throw httpError(
            403,
            'Forbidden',
            'Origins of this lake are configured in CONTENT_LAKE_ORIGINS',
          )
        },
      )
      .get('/invitations/project/:projectId', (c) => {
        requireSignedIn(c.var.identity)
        return c.json([])
      })
      // No plan that would limit how long history is kept: the Studio asks where a release is over.
      .get('/subscriptions/project/:projectId', (c) => {
        requireSignedIn(c.var.identity)
        return c.json(null)
      })
  )
}
