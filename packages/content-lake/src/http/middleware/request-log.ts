import { createMiddleware } from 'hono/factory'
import type { Log } from '../../logging/log.ts'
import type { LakeEnv } from '../env.ts'
import type { RequestStatistics } from '../metrics/request-statistics.ts'
import { routePattern } from '../metrics/route-pattern.ts'
import { REQUEST_ID } from '../request-id.ts'

/** Gives every answer its request's id, logs one line for it, and counts it. Query strings stay out: they may hold secrets. */
export function requestLog(log: Log, statistics: RequestStatistics) {
  return createMiddleware<LakeEnv>(async (c, next) => {
    const id = c.env.requestId
    const started = performance.now()
    c.set('requestId', id)
    await next()
    c.res.headers.set(REQUEST_ID, id)
    const { method } = c.req
    const { status } = c.res
    const milliseconds = performance.now() - started
    statistics.count({ method, route: routePattern(c), status, milliseconds })
    log({
      event: 'request',
      id,
      method,
      path: c.req.path,
      status,
      ms: Math.round(milliseconds * 10) / 10,
      tag: c.req.query('tag'),
    })
  })
}
