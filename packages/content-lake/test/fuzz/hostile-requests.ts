import type { Random } from '../../src/groq/test-support/random.ts'
import { hostileId, hostileJson, hostileSegment, hostileString } from './hostile-values.ts'
import type { RawRequest } from './raw-request.ts'

/** Who asks: nobody, or somebody of a role. */
export interface Callers {
  readonly host: string
  readonly tokens: readonly string[]
}

const VERSIONS = ['v2026-09-01', 'v2026-09-01', 'v2025-02-19', 'v2021-03-25', 'v1', 'vX']
const BAD_VERSIONS = ['v2024-02-30', 'v0', 'v', 'v9999999', 'v%2e%2e']

/** `:id` is an id, `:ids` several, any other name whatever comes to mind. */
const PATHS = [
  '/data/query/production',
  '/data/doc/production/:ids',
  '/data/export/production',
  '/data/history/production/documents/:ids',
  '/data/history/production/transactions/:ids',
  '/data/history/production/events/documents/:id',
  '/data/history/production/events/releases/:id',
  '/data/references/production/documents/:id/to',
  '/data/listen/production',
  '/data/live/events/production',
  '/data/mutate/production',
  '/data/actions/production',
  '/data/query/:text',
  '/data/mutate/:text',
  '/data/:text/production',
  '/projects/vitrine/datasets/production/:text',
  '/projects/vitrine/datasets/:text/acl',
  '/projects/vitrine/datasets/:text/schemas/:text',
  '/projects/vitrine/datasets/production/schemas',
  '/projects/:text/datasets/production/query',
  '/projects/vitrine/datasets/:text/copy',
  '/projects/vitrine/:text',
  '/datasets/production/restore',
  '/datasets/:text',
  '/aliases/:text',
  '/aliases/:text/unlink',
  '/assets/images/:text',
  '/assets/files/:text',
  '/auth/login/local',
  '/auth/fetch',
  '/auth/:text',
  '/users/:ids',
  '/users/me/keyvalue/:ids',
  '/users/me/keyvalue',
  '/schedules/vitrine/production',
  '/schedules/vitrine/production/:text',
  '/jobs/:text',
  '/jobs/:text/listen',
  '/hooks/projects/vitrine/:text/attempts',
  '/hooks/projects/vitrine/:text/retry',
  '/access/project/vitrine/robots/:text',
  '/access/project/vitrine/:text',
  '/journey/:text',
  '/intake/batch',
  '/ping',
  '/:text',
]
const FILE_PATHS = [
  '/images/vitrine/production/:text',
  '/files/vitrine/production/:text',
  '/files/vitrine/:text/:text',
  `/images/vitrine/production/${'0'.repeat(40)}-10x10.png`,
  '/files/vitrine/production/..%2f..%2f..%2flake.sqlite',
  '/files/../../lake.sqlite',
  '/healthz',
  '/readyz',
  '/metrics',
  '/:text',
  '//:text',
]
const NAMES = [
  'query',
  '$a',
  '$',
  'perspective',
  'resultSourceMap',
  'returnQuery',
  'explain',
  'tag',
  'types',
  'limit',
  'nextCursor',
  'revision',
  'time',
  'fromTime',
  'fromTransaction',
  'effectFormat',
  'includeResult',
  'includeAllVersions',
  'enableResume',
  'visibility',
  'returnDocuments',
  'dryRun',
  'origin',
  'w',
  'h',
  'rect',
  'fm',
  'dl',
  '__proto__',
]
const HEADERS = [
  'accept',
  'accept-encoding',
  'if-none-match',
  'if-modified-since',
  'range',
  'origin',
  'last-event-id',
  'content-type',
  'content-encoding',
  'x-request-id',
  'x-forwarded-for',
  'x-sanity-project-id',
  'authorization',
  'cookie',
  'access-control-request-method',
  'expect',
  'upgrade',
  'transfer-encoding',
]
const METHODS = ['GET', 'GET', 'GET', 'POST', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']
const ODD_METHODS = ['TRACE', 'PROPFIND', 'PURGE', 'QUERY', 'get', 'FOO']

/** A request to any path at all, by any method. */
export function hostileRequest(random: Random, callers: Callers): RawRequest {
  const method = random.chance(0.95) ? random.pick(METHODS) : random.pick(ODD_METHODS)
  const path = random.chance(0.8)
    ? `/${version(random)}${fill(random, random.pick(PATHS))}`
    : fill(random, random.pick(FILE_PATHS))
  const body = method === 'GET' && random.chance(0.9) ? null : hostileJson(random)
  return {
    method,
    target: `${path}${hostileSearch(random)}`,
    headers: [...callerHeaders(random, callers), ...hostileHeaders(random)],
    ...(body !== null && random.chance(0.8) && { body: Buffer.from(body) }),
    ...(random.chance(0.02) && { contentLength: random.pick(['20000000', '5', '-1', '1e3', '']) }),
  }
}

/** A version of the API, seldom one that there is not. */
export function version(random: Random): string {
  return random.pick(random.chance(0.97) ? VERSIONS : BAD_VERSIONS)
}

/** The headers without which nothing is answered, for any caller. */
export function callerHeaders(random: Random, { host, tokens }: Callers): [string, string][] {
  const named: [string, string][] = [['host', random.chance(0.99) ? host : hostileSegment(random)]]
  if (random.chance(0.1)) return named
  return [...named, ['authorization', `Bearer ${random.pick(tokens)}`]]
}

function fill(random: Random, path: string): string {
  return path.replace(/:(id|ids|text)\b/g, (_, kind: string) => {
    if (kind === 'text') return hostileSegment(random)
    const count = kind === 'id' ? 1 : 1 + random.below(3)
    const ids = Array.from({ length: count }, () => hostileId(random))
    return hostileSegment(random, ids.join(','))
  })
}

/** A query string, seldom too long a one. */
export function hostileSearch(random: Random, names: readonly string[] = NAMES): string {
  if (random.chance(0.5)) return ''
  if (random.chance(0.01)) return `?query=${'x'.repeat(40_000)}`
  const parts = Array.from({ length: random.below(4) }, () => {
    const name = random.chance(0.9) ? random.pick(names) : hostileString(random)
    const value = random.pick([
      () => hostileString(random),
      () => hostileJson(random, 2),
      () => random.pick(['true', 'false', '1', '0', '-1', '1e9', 'raw', 'published', '*']),
    ])()
    return `${hostileSegment(random, name)}=${hostileSegment(random, value.slice(0, 9_000))}`
  })
  return parts.length === 0 ? '' : `?${parts.join(random.chance(0.9) ? '&' : ';&&')}`
}

function hostileHeaders(random: Random): [string, string][] {
  return Array.from({ length: random.below(3) }, () => {
    const name = random.pick(HEADERS)
    const value = random.pick([
      () => hostileString(random),
      () => hostileString(random),
      () =>
        random.pick([
          'bytes=0-',
          'bytes=5-2',
          'bytes=-1,0-1,2-3',
          'items=1',
          'http://localhost:3333',
        ]),
      () =>
        random.pick(['null', 'gzip', 'chunked', '100-continue', 'websocket', 'application/json']),
      () => `deadbeef-${random.below(100)}`,
    ])()
    // Written as Latin-1: a header has bytes, not characters.
    return [name, value.replace(/[\r\n]/g, random.chance(0.98) ? '' : '\r\nx: ').slice(0, 9_000)]
  })
}
