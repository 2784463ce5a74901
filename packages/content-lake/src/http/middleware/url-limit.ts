import { createMiddleware } from 'hono/factory'
import { httpError } from '../../errors.ts'
import type { LakeEnv } from '../env.ts'

/** Longest URL answered, in characters. Clients send longer queries by POST. */
export const MAXIMUM_URL_LENGTH = 32 * 1024

/** Bounds the URL of a request. */
export const urlLimit = createMiddleware<LakeEnv>((c, next) => {
  if (c.req.url.length <= MAXIMUM_URL_LENGTH) return next()
  throw httpError(
    414,
    'URI Too Long',
    `The URL may be at most ${MAXIMUM_URL_LENGTH} characters: send the query by POST`,
  )
})
