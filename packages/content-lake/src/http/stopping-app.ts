import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Lake } from '../datasets/lake.ts'
import { overloaded } from '../errors.ts'
import type { LakeEnv } from './env.ts'
import { errorResponse } from './error-response.ts'
import type { ServerStatistics } from './metrics/server-statistics.ts'
import { cors } from './middleware/cors.ts'
import { hostCheck } from './middleware/host-check.ts'
import { requestLog } from './middleware/request-log.ts'

const RETRY_AFTER_SECONDS = 2

/** What a server answers that finishes what it was asked before: try again, and that it is not ready. */
export function createStoppingApp(lake: Lake, statistics: ServerStatistics): Hono<LakeEnv> {
  const app = new Hono<LakeEnv>()
  app.onError(errorResponse(lake.log))
  app.notFound(() => {
    throw overloaded('The server is stopping', RETRY_AFTER_SECONDS)
  })
  app.use(
    requestLog(lake.log, statistics.requests),
    lastAnswer,
    hostCheck(lake.config),
    cors(lake.config),
  )
  app.get('/healthz', (c) => c.json({ status: 'ok' }))
  app.get('/readyz', (c) => c.json({ status: 'stopping' }, 503))
  return app
}

const lastAnswer = createMiddleware<LakeEnv>(async (c, next) => {
  await next()
  c.res.headers.set('connection', 'close')
})
