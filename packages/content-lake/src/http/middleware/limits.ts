import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { httpError } from '../../errors.ts'
import type { LakeEnv } from '../env.ts'

/** Longest URL answered, in characters. Clients send longer queries by POST. */
export const MAXIMUM_URL_LENGTH = 32 * 1024
/** Largest JSON body read, in bytes; holds the largest document. Uploads have a limit of their own. */
const MAXIMUM_BODY_BYTES = 10 * 1024 * 1024

const limitBody = bodyLimit({
  maxSize: MAXIMUM_BODY_BYTES,
  onError: () => {
    throw httpError(413, 'Payload Too Large', `The body may be at most ${MAXIMUM_BODY_BYTES} bytes`)
  },
})

/** Bounds what one request may make the server hold in memory. */
export const limits = createMiddleware<LakeEnv>((c, next) => {
  if (c.req.url.length > MAXIMUM_URL_LENGTH) {
    throw httpError(
      414,
      'URI Too Long',
      `The URL may be at most ${MAXIMUM_URL_LENGTH} characters: send the query by POST`,
    )
  }
  // To look whether these have a body costs more than the rest of a short answer; nobody reads one.
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
  if (/^\/v[^/]+\/assets\//.test(c.req.path)) return next()
  // Node takes no more bytes than were announced, and none that were not where others were.
  const announced = c.req.header('content-length')
  const isShort = announced !== undefined && Number(announced) <= MAXIMUM_BODY_BYTES
  return isShort && !c.req.header('transfer-encoding') ? next() : limitBody(c, next)
})
