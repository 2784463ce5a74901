import { createMiddleware } from 'hono/factory'
import { httpError } from '../../errors.ts'
import type { LakeEnv } from '../env.ts'

/**
 * Refuses a body that is said to be compressed: taken as it comes, JSON would not be read, and a file would be kept as
 * something else than it is. No client of the API sends one.
 */
export const bodyEncoding = createMiddleware<LakeEnv>((c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
  const encoding = c.req.header('content-encoding')
  if (encoding === undefined || isIdentity(encoding)) return next()
  // https://www.rfc-editor.org/rfc/rfc9110#section-15.5.16
  c.header('accept-encoding', 'identity')
  throw httpError(
    415,
    'Unsupported Media Type',
    'A body is read as it is, without a content-encoding: send it uncompressed',
  )
})

function isIdentity(encodings: string): boolean {
  return encodings.split(',').every((name) => /^(identity)?$/i.test(name.trim()))
}
