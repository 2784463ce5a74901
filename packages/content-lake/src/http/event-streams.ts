import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import type { Log } from '../logging/log.ts'
import { clientAddress } from './client-address.ts'
import type { LakeEnv } from './env.ts'
import { type EventSink, eventStream } from './event-stream.ts'
import type { OpenCount, StreamKind } from './metrics/open-count.ts'
import { OpenLimit } from './open-limit.ts'
import type { SendBudget } from './send-budget.ts'

/** A stream takes some eighty kilobytes: this is a quarter of a gigabyte. */
const MOST = { what: 'event streams', most: 3_000, mostOfClient: 1_500 }
/** Of those without a token, which would not leave any to editors: an office of readers behind one address fits. */
const MOST_ANONYMOUS = { what: 'event streams without a token', most: 1_500, mostOfClient: 500 }

export interface EventStreamAnswer {
  readonly kind: StreamKind
  /** Asked before anything is sent; the stream ends when it is no longer. */
  isAllowed(): boolean
  /** Sends the first events; answers what to do when the stream ends. */
  start(sink: EventSink): () => void
}

/** The event streams of a server, whatever they tell of: how many are open, and what may wait on them together. */
export class EventStreams {
  readonly #open: OpenCount<StreamKind>
  readonly #budget: SendBudget
  readonly #log: Log
  readonly #clientOf: (incoming: IncomingMessage) => string
  readonly #limit = new OpenLimit(MOST)
  readonly #anonymousLimit = new OpenLimit(MOST_ANONYMOUS)

  /** @param trustedProxies addresses, CIDR ranges, or `loopback` */
  constructor(
    open: OpenCount<StreamKind>,
    budget: SendBudget,
    { log, trustedProxies }: { log: Log; trustedProxies: readonly string[] },
  ) {
    this.#clientOf = clientAddress(trustedProxies)
    this.#open = open
    this.#budget = budget
    this.#log = log
  }

  /**
   * Answers a request with a stream.
   * @throws ApiError 429 or 503 when there are too many
   */
  answer(c: Context<LakeEnv>, { kind, isAllowed, start }: EventStreamAnswer): Response {
    const hangUp = () => {
      this.#log({ event: 'stream-cut-off', id: c.var.requestId, path: c.req.path })
      c.env.hangUp()
    }
    const options = { isAllowed, budget: this.#budget, hangUp }
    return eventStream(c.req.raw, options, (sink) => {
      const leave = this.#enter(c)
      try {
        const stop = this.#open.during(kind, start)(sink)
        return () => {
          leave()
          stop()
        }
      } catch (error) {
        leave()
        throw error
      }
    })
  }

  #enter(c: Context<LakeEnv>): () => void {
    const client = this.#clientOf(c.env.incoming)
    const leave = this.#limit.enter(client)
    if (c.var.identity.kind !== 'anonymous') return leave
    try {
      const leaveAnonymous = this.#anonymousLimit.enter(client)
      return () => {
        leaveAnonymous()
        leave()
      }
    } catch (error) {
      leave()
      throw error
    }
  }
}
