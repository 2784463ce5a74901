import 'server-only'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { LRUCache } from 'lru-cache'
import type { Encoding } from './encoding'

/** A page as it is sent, compressed. */
export interface PageCopy {
  readonly headers: Readonly<Record<string, string>>
  readonly bodies: Readonly<Record<Encoding, Uint8Array<ArrayBuffer>>>
}

const MAX_BYTES = 64 * 1024 * 1024
/** A copy that could not be made is not tried again before this is over. */
const RETRY_AFTER_MS = 30_000
const FETCH_TIMEOUT_MS = 10_000
/** Higher levels save little and take far longer. */
const BROTLI_QUALITY = 8

/** What of the headers that Next.js gives a page belongs to every copy of it. */
const KEPT_HEADERS = ['content-type', 'link', 'x-robots-tag']

type Copies = LRUCache<string, PageCopy | 'underWay'>

/** The proxy and the route that sends copies are bundled apart; they share one cache. */
const shared: typeof globalThis & { vitrinePageCopies?: Copies } = globalThis

function copies(): Copies {
  shared.vitrinePageCopies ??= new LRUCache({
    maxSize: MAX_BYTES,
    sizeCalculation: (copy: PageCopy | 'underWay') =>
      copy === 'underWay' ? 1 : copy.bodies.br.byteLength + copy.bodies.gzip.byteLength,
  })
  return shared.vitrinePageCopies
}

/** The copy of this name, if there is one. */
export function keptCopy(name: string): PageCopy | null {
  const known = copies().get(name)
  return known === undefined || known === 'underWay' ? null : known
}

/**
 * The name of the copy of the page that has this ETag; null while there is none. Next.js compresses a page
 * again for every reader, at more cost than all the rest. The first to ask has a copy made, and gets the page
 * from Next.js himself.
 */
export function copyName(pathname: string, etag: string): string | null {
  const name = etag.replace(/^W\/|"/g, '')
  if (copies().has(name)) return keptCopy(name) && name
  const port = process.env.PORT
  if (!port || !isCanonical(pathname)) return null
  copies().set(name, 'underWay', { ttl: RETRY_AFTER_MS })
  // Never to the host that the reader names: this server asks itself, and nobody else.
  makeCopy(`http://localhost:${port}${pathname}`, etag)
    .then((copy) => copy && copies().set(name, copy))
    .catch(() => undefined)
  return null
}

async function makeCopy(url: string, etag: string): Promise<PageCopy | null> {
  const response = await fetch(url, {
    // Not `text/html`: this request has to reach Next.js.
    headers: { accept: '*/*', 'accept-encoding': 'identity' },
    cache: 'no-store',
    redirect: 'manual',
    signal: AbortSignal.timeout(FETCH_TIMEOUT_MS),
  })
  const page = new Uint8Array(await response.arrayBuffer())
  if (response.status !== 200 || response.headers.get('etag') !== etag) return null
  const headers: Record<string, string> = {}
  for (const name of KEPT_HEADERS) {
    const value = response.headers.get(name)
    if (value) headers[name] = value
  }
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(page, {
      params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY },
    }),
    promisify(gzip)(page),
  ])
  return { headers, bodies: { br: new Uint8Array(br), gzip: new Uint8Array(gz) } }
}

/** A path has many spellings (`%61` is `a`), and a page holds the one it was asked for by. */
function isCanonical(pathname: string): boolean {
  const segments = pathname.split('/')
  return (
    segments.map((segment) => encodeURIComponent(decodeURIComponent(segment))).join('/') ===
    pathname
  )
}
