import type { IncomingMessage } from 'node:http'
import { LRUCache } from 'lru-cache'
import type { Asker } from './answer-query.ts'

const MOST = 1_000
/** In characters, of a path and headers. */
const LONGEST = 4_096

/** What differs from request to request of the same caller, and no gate looks at. Names as clients send them. */
const UNREAD = new Set([
  'baggage',
  'cookie',
  'forwarded',
  'referer',
  'traceparent',
  'tracestate',
  'user-agent',
  'x-forwarded-for',
  'x-real-ip',
  'x-request-id',
])

/** What a request is known by. */
type Recognizable = Pick<IncomingMessage, 'method' | 'url' | 'rawHeaders'>

/** A request that every gate has let through. */
export interface Admission extends Asker {
  /** The headers that the gates put into its answer: names and values in turn. */
  readonly head: readonly string[]
  /** The path that was routed, and the route's pattern. */
  readonly path: string
  readonly route: string
}

/**
 * Remembers what the gates before the queries have let through. They look at the path, at the headers and at
 * `lake.sqlite`: while all three are the same, they would say the same again.
 */
export class Admissions {
  readonly #revision: { readonly current: number }
  readonly #known = new LRUCache<string, { admission: Admission; revision: number }>({ max: MOST })

  constructor(revision: { readonly current: number }) {
    this.#revision = revision
  }

  /** To be called once the gates have let a request through, before anything else may change. */
  remember(incoming: Recognizable, admission: Admission): void {
    const key = keyOf(incoming)
    if (key.length > LONGEST) return
    this.#known.set(key, { admission, revision: this.#revision.current })
  }

  /** What is known of a request like this one, as long as it holds. */
  of(incoming: Recognizable): Admission | null {
    const known = this.#known.get(keyOf(incoming))
    return known?.revision === this.#revision.current ? known.admission : null
  }
}

/** Every header counts that is not known to be read by nobody. */
function keyOf({ method, url = '', rawHeaders }: Recognizable): string {
  const end = url.indexOf('?')
  let key = `${method} ${end === -1 ? url : url.slice(0, end)}`
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? ''
    if (!UNREAD.has(name)) key += `\n${name}: ${rawHeaders[at + 1]}`
  }
  return key
}
