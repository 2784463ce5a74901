import 'server-only'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { LRUCache } from 'lru-cache'
import type { Coding, Encoding } from './encoding'
import type { ServedPage } from './served-page'

/** A page as it is sent, compressed. */
interface PageCopy {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly bodies: Readonly<Record<Encoding, Uint8Array<ArrayBuffer>>>
  /** How long it is when it is not compressed. */
  readonly bytes: number
}

const MAX_BYTES = 64 * 1024 * 1024
/** Higher levels save little and take far longer. */
const BROTLI_QUALITY = 8

type Copies = LRUCache<string, PageCopy>

/** The proxy and the route that sends copies are bundled apart; they share one cache. */
const shared: typeof globalThis & { vitrinePageCopies?: Copies } = globalThis

function copies(): Copies {
  shared.vitrinePageCopies ??= new LRUCache({
    maxSize: MAX_BYTES,
    sizeCalculation: (copy: PageCopy) => copy.bodies.br.byteLength + copy.bodies.gzip.byteLength,
  })
  return shared.vitrinePageCopies
}

/** Whether there is a copy of this name. */
export function isKept(name: string): boolean {
  return copies().has(name)
}

/** Keeps a page compressed: Next.js would compress it again for every reader, at more cost than all the rest. */
export async function keepCopy(name: string, { status, headers, body }: ServedPage) {
  const page = Buffer.from(body)
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(page, {
      params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY },
    }),
    promisify(gzip)(page),
  ])
  const bodies = { br: new Uint8Array(br), gzip: new Uint8Array(gz) }
  copies().set(name, { status, headers, bodies, bytes: page.byteLength })
}

/** The answer that the copy of this name makes; null when there is none. */
export function copyResponse(name: string, coding: Coding): Response | null {
  const copy = copies().get(name)
  if (!copy) return null
  const isCompressed = coding !== 'identity'
  return new Response(isCompressed ? copy.bodies[coding] : unpacked(copy.bodies.gzip), {
    status: copy.status,
    headers: {
      ...copy.headers,
      ...(isCompressed && { 'content-encoding': coding }),
      'content-length': String(isCompressed ? copy.bodies[coding].byteLength : copy.bytes),
      vary: 'accept-encoding',
    },
  })
}

/** Piece by piece, as it is sent: a file of the sitemap can have 50 MB. */
function unpacked(body: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new Blob([body]).stream().pipeThrough(new DecompressionStream('gzip'))
}
