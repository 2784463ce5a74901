import { createMiddleware } from 'hono/factory'
import type { Config } from '../../config/config.ts'
import { httpError } from '../../errors.ts'
import type { LakeEnv } from '../env.ts'

const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS'
const PUBLIC_METHODS = 'GET, HEAD, OPTIONS'
const EXPOSED =
  'content-length, etag, retry-after, x-request-id, x-sanity-deprecated, x-sanity-warning, x-sanity-shard, traceparent'
const MAX_AGE_SECONDS = '600'
/** What anybody may read from any page: what is published, as a public website would show it. */
const PUBLIC_READ = /^\/(images|files)\/|^\/v[^/]+\/(data\/(query|doc|live\/events)\/|check\/cors$)/

/** What clients send with such a read: which project, and where a stream was left. A token is not among it. */
const PUBLIC_HEADER = /^(x-sanity-[a-z-]+|last-event-id)$/

/** Whether a page of this origin may act for its user: a listed one, or the lake's own sign-in page. */
export function isKnownOrigin(config: Config, origin: string, host: string | undefined): boolean {
  return config.origins.includes(origin) || URL.parse(origin)?.host === host
}

/**
 * Cross-origin access: listed origins with credentials, any other for anonymous reads of published
 * content only. A request that could change something is refused when its origin is not listed.
 */
export function cors(config: Config) {
  return createMiddleware<LakeEnv>(async (c, next) => {
    // Not c.header(): what that sets is lost when a route answers with a Response of its own, as event streams do.
    const { headers } = c.res
    headers.append('vary', 'Origin')
    const origin = c.req.header('origin')
    const method = c.req.method
    const isPublic = PUBLIC_READ.test(c.req.path)
    const preflight = method === 'OPTIONS' && c.req.header('access-control-request-method')
    // Not a preflight: it asks what may be done, and changes nothing.
    const asksForMethods = method === 'OPTIONS' && !preflight && isPublic
    if (asksForMethods) headers.set('allow', PUBLIC_METHODS)
    if (!origin) return asksForMethods ? c.body(null, 204) : next()

    const known = isKnownOrigin(config, origin, c.req.header('host'))
    const wanted = preflight || (asksForMethods ? 'GET' : method)
    const anonymousRead =
      (wanted === 'GET' || wanted === 'HEAD') && !c.req.header('authorization') && isPublic

    if (known) {
      headers.set('access-control-allow-origin', origin)
      headers.set('access-control-allow-credentials', 'true')
    } else if (anonymousRead) {
      headers.set('access-control-allow-origin', '*')
    } else if (!preflight && wanted !== 'GET' && wanted !== 'HEAD') {
      throw httpError(403, 'Forbidden', `Origin ${origin} is not allowed to write`)
    }
    headers.set('access-control-expose-headers', EXPOSED)
    if (asksForMethods) return c.body(null, 204)
    if (!preflight) return next()

    const wantedHeaders = c.req.header('access-control-request-headers')
    if (known) {
      headers.set('access-control-allow-methods', METHODS)
      headers.set('access-control-allow-headers', wantedHeaders ?? 'authorization, content-type')
      headers.set('access-control-max-age', MAX_AGE_SECONDS)
    } else if (anonymousRead && wantedHeaders !== undefined) {
      const harmless = wantedHeaders
        .toLowerCase()
        .split(/[\s,]+/)
        .filter((name) => PUBLIC_HEADER.test(name))
      headers.set('access-control-allow-headers', harmless.join(', '))
    }
    return c.body(null, 204)
  })
}
