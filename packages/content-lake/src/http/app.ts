import { Hono } from 'hono'
import { getPath } from 'hono/utils/url'
import type { Lake } from '../datasets/lake.ts'
import { httpError } from '../errors.ts'
import type { LakeEnv } from './env.ts'
import { errorResponse } from './error-response.ts'
import { apiVersion } from './middleware/api-version.ts'
import { cors } from './middleware/cors.ts'
import { hostCheck } from './middleware/host-check.ts'
import { identity } from './middleware/identity.ts'
import { limits } from './middleware/limits.ts'
import { requestLog } from './middleware/request-log.ts'
import { classicPath } from './resource-path.ts'

/** The whole HTTP API of a lake. Order matters: nothing runs for a foreign host or origin. */
export function createApp(lake: Lake): Hono<LakeEnv> {
  const app = new Hono<LakeEnv>({ getPath: (request) => classicPath(getPath(request)) })
  app.onError(errorResponse(lake.log))
  app.notFound((c) => {
    throw httpError(404, 'Not Found', `Nothing is served at ${c.req.path}`)
  })

  app.use(
    requestLog(lake.log),
    hostCheck(lake.config),
    cors(lake.config),
    limits,
    apiVersion,
    identity(lake.accounts),
  )
  return app
}
