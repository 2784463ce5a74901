import { createMiddleware } from 'hono/factory'
import { httpError } from '../../errors.ts'
import type { LakeEnv } from '../env.ts'

const VERSION = /^\/v(1|X|\d{4}-\d{2}-\d{2})\//

/** Notes which API version a request speaks. Paths outside the API (images, files) count as version 1. */
export const apiVersion = createMiddleware<LakeEnv>(async (c, next) => {
  const version = VERSION.exec(c.req.path)?.[1]
  const isKnown = version !== undefined && (version.length === 1 || isDate(version))
  if (!isKnown && /^\/v[^/]*\//.test(c.req.path)) {
    throw httpError(400, 'Bad Request', 'The API version must be v1, vX or vYYYY-MM-DD')
  }
  c.set('apiVersion', version ?? '1')
  await next()
})

/** Whether there is such a day. */
function isDate(text: string): boolean {
  const date = new Date(text)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
