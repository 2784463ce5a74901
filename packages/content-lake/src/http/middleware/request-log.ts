import { createMiddleware } from 'hono/factory'
import type { Log } from '../../logging/log.ts'
import type { LakeEnv } from '../env.ts'
import { REQUEST_ID } from '../request-id.ts'

/** Gives every answer its request's id and logs one line for it. Query strings stay out: they may hold secrets. */
export function requestLog(log: Log) {
  return createMiddleware<LakeEnv>(async (c, next) => {
    const id = c.env.requestId
    const started = performance.now()
    c.set('requestId', id)
    await next()
    c.res.headers.set(REQUEST_ID, id)
    log({
      event: 'request',
      id,
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      ms: Math.round((performance.now() - started) * 10) / 10,
      tag: c.req.query('tag'),
    })
  })
}
