import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import type { Identity } from '../../access/identity.ts'
import { type ApiError, httpError } from '../../errors.ts'
import type { LakeEnv } from '../env.ts'
import type { ParsedBodies } from '../parsed-bodies.ts'
import { refuseConnection } from '../refuse-connection.ts'
import type { RequestMemory } from '../request-memory.ts'

const KIB = 1024
const MIB = 1024 * KIB

/** Largest JSON body of a request with a token; holds the largest document. Uploads have a limit of their own. */
const LARGEST = 10 * MIB
/** The longest query, and parameters: each is parsed on the main thread, and copied to others. */
const LARGEST_QUERY = 4 * MIB
/** Eight times the longest URL: room for any query of a site, and its parse is over within milliseconds. */
const LARGEST_ANONYMOUS = 256 * KIB
/** By then a body has come, but for what a slow connection needs: others wait for its room. */
const LONGEST_ARRIVAL_MS = 30_000
/** Half a megabit a second. */
const SLOWEST_BYTES_A_MS = 64

const ASSETS = /^\/v[^/]+\/assets\//
const QUERY = /^\/v[^/]+\/data\/query\//

/**
 * Lets a body in when there is room for it among those of all requests under way: until then it is not read. It
 * comes after the gates that refuse requests without a look at their body. What is read then waits for its turn to be
 * parsed; but not a query, which may take long and is bounded by its thread, nor what comes without a token, which is small.
 */
export function bodyAdmission(bodies: RequestMemory, parsed: ParsedBodies) {
  return createMiddleware<LakeEnv>(async (c, next) => {
    // To look whether these have a body costs more than the rest of a short answer; nobody reads one.
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    if (ASSETS.test(c.req.path)) return next()
    const { identity } = c.var
    const largest = largestBody(identity, c.req.path)
    const announced = Number(c.req.header('content-length') ?? Number.NaN)
    // Node takes no more bytes than were announced, and none that were not where others were.
    const isAnnounced = !Number.isNaN(announced) && !c.req.header('transfer-encoding')
    if (isAnnounced && announced > largest) throw tooLarge(largest)
    const isChunked = !isAnnounced && c.req.header('transfer-encoding') !== undefined
    if (!isChunked && !(announced > 0)) return next()
    const length = isAnnounced ? announced : largest
    const giveBack = await bodies.take(identity, length)
    const stopWaiting = endUnlessArrived(c.env, LONGEST_ARRIVAL_MS + length / SLOWEST_BYTES_A_MS)
    let endTurn = () => {}
    if (identity.kind !== 'anonymous' && !QUERY.test(c.req.path)) {
      c.set('takeTurn', async (length) => {
        endTurn = await parsed.takeTurn(length, c.req.raw)
      })
    }
    try {
      if (isAnnounced) await next()
      else await limitBody(largest)(c, next)
    } finally {
      stopWaiting()
      endTurn()
      giveBack()
    }
  })
}

/** In bytes. */
function largestBody(identity: Identity, path: string): number {
  if (identity.kind === 'anonymous') return LARGEST_ANONYMOUS
  // Who may only read sends nothing that is larger.
  if (identity.role === 'viewer') return LARGEST_QUERY
  return QUERY.test(path) ? LARGEST_QUERY : LARGEST
}

function limitBody(largest: number) {
  return bodyLimit({
    maxSize: largest,
    onError: () => {
      throw tooLarge(largest)
    },
  })
}

function tooLarge(largest: number): ApiError {
  return httpError(413, 'Payload Too Large', `The body may be at most ${largest} bytes`)
}

/**
 * Refuses a request whose body comes too slowly, and ends its connection.
 * @param longest in milliseconds
 */
function endUnlessArrived(
  { incoming, requestId }: LakeEnv['Bindings'],
  longest: number,
): () => void {
  const refuse = () => {
    const seconds = Math.round(longest / 1000)
    refuseConnection(incoming.socket, 408, requestId)
    // For the log: nobody is told of the route's own answer any more.
    incoming.destroy(
      httpError(408, 'Request Timeout', `The body did not arrive within ${seconds} seconds`),
    )
  }
  const timer = setTimeout(refuse, longest)
  const stop = () => clearTimeout(timer)
  incoming.once('end', stop)
  return stop
}
