import { createMiddleware } from 'hono/factory'
import type { Log } from '../../logging/log.ts'
import type { LakeEnv } from '../env.ts'
import type { RequestStatistics } from '../metrics/request-statistics.ts'
import { routePattern } from '../metrics/route-pattern.ts'
import { reportRequest } from '../report-request.ts'
import { REQUEST_ID } from '../request-id.ts'

/** Gives every answer its request's id, logs one line for it, and counts it. */
export function requestLog(log: Log, statistics: RequestStatistics) {
  const report = reportRequest(log, statistics)
  return createMiddleware<LakeEnv>(async (c, next) => {
    const id = c.env.requestId
    const started = performance.now()
    c.set('requestId', id)
    await next()
    c.res.headers.set(REQUEST_ID, id)
    const { method, path } = c.req
    const route = routePattern(c)
    report({ id, method, route, path, status: c.res.status, started, tag: c.req.query('tag') })
  })
}
