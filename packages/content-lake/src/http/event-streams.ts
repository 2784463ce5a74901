import type { Context } from 'hono'
import type { Log } from '../logging/log.ts'
import type { LakeEnv } from './env.ts'
import { type EventSink, eventStream } from './event-stream.ts'
import type { OpenCount, StreamKind } from './metrics/open-count.ts'
import type { SendBudget } from './send-budget.ts'

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

  constructor(open: OpenCount<StreamKind>, budget: SendBudget, log: Log) {
    this.#open = open
    this.#budget = budget
    this.#log = log
  }

  /** Answers a request with a stream. */
  answer(c: Context<LakeEnv>, { kind, isAllowed, start }: EventStreamAnswer): Response {
    const hangUp = () => {
      this.#log({ event: 'stream-cut-off', id: c.var.requestId, path: c.req.path })
      c.env.hangUp()
    }
    const options = { isAllowed, budget: this.#budget, hangUp }
    return eventStream(c.req.raw, options, this.#open.during(kind, start))
  }
}
