import { setImmediate } from 'node:timers/promises'
import type { StoredDocument } from '../../documents/document.ts'
import type { Log } from '../../logging/log.ts'
import type { Attempt } from './delivery-log.ts'
import type { ChangedDataset } from './delta-query.ts'
import type { Delivery, Outbox } from './outbox.ts'
import { awayDelay, isAway, isStale, retryDelay } from './retry-schedule.ts'
import { sendDelivery } from './send-delivery.ts'
import type { Webhook } from './webhook.ts'

export interface WebhookQueueOptions extends ChangedDataset {
  readonly hook: Webhook
  readonly outbox: Outbox
  readonly log: Log
}

const STOP_GRACE_MS = 2_000
const TROUBLE_PAUSE_MS = 5_000
/** News make it ask for a receiver that is away sooner, but not more often than this. */
const CLOSEST_ATTEMPTS_MS = 1_000
/** How many changes are looked at, and for how long, before others have their turn. */
const MOST_AT_ONCE = 50
const LONGEST_LOOK_MS = 20

/**
 * Delivers what waits for one webhook, one at a time. What the receiver fails at waits by itself, with
 * later changes of the same document behind it; a receiver that is away is waited for with everything.
 */
export class WebhookQueue {
  readonly #options: WebhookQueueOptions
  readonly #abort = new AbortController()
  #running: Promise<void> | null = null
  #timer: NodeJS.Timeout | null = null
  #woken = false
  #stopped = false
  /** How many attempts in a row found nobody, and when the last of them was. */
  #misses = 0
  #missedAt = Number.NEGATIVE_INFINITY
  #missedDocument: string | null = null

  constructor(options: WebhookQueueOptions) {
    this.#options = options
  }

  /** Looks for something to deliver; to be called when there is something new. */
  wake(): void {
    this.#woken = true
    if (this.#stopped || this.#running !== null) return
    const wait = this.#missedAt + CLOSEST_ATTEMPTS_MS - Date.now()
    if (wait > 0) this.#sleep(wait)
    else this.#start()
  }

  /** Ends after the delivery under way, or cuts it off when it takes long; it is repeated at the next start. */
  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#timer !== null) clearTimeout(this.#timer)
    const cutOff = setTimeout(() => this.#abort.abort(), STOP_GRACE_MS)
    await this.#running
    clearTimeout(cutOff)
  }

  #start(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#woken = false
    this.#running = this.#run().then((pause) => {
      this.#running = null
      if (this.#woken) this.wake()
      else if (pause !== null) this.#sleep(pause)
    })
  }

  /** Delivers what is due; how long to wait for the rest, in milliseconds, or null when there is none. */
  async #run(): Promise<number | null> {
    const { outbox, hook, dataset, log } = this.#options
    try {
      while (!this.#stopped) {
        const due = outbox.due(hook.name, MOST_AT_ONCE)
        if (due.length === 0) break
        const heard = this.#firstHeard(due)
        if (heard === null) await setImmediate()
        else if (!(await this.#deliver(heard.delivery, heard.body))) return awayDelay(this.#misses)
      }
      const dueAt = outbox.nextDueAt(hook.name)
      return dueAt === null ? null : Math.max(dueAt - Date.now(), 0)
    } catch (error) {
      // The outbox itself: a full disk, say. Nothing in it is lost.
      log({ event: 'webhook-trouble', webhook: hook.name, dataset, error: String(error) })
      return TROUBLE_PAUSE_MS
    }
  }

  #sleep(milliseconds: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    if (this.#stopped) return
    this.#timer = setTimeout(() => this.#start(), milliseconds)
    this.#timer.unref()
  }

  /** The first of some deliveries that the webhook wants, with what to send; what it leaves out is dropped. */
  #firstHeard(due: readonly Delivery[]): { delivery: Delivery; body: string } | null {
    const leftOut: number[] = []
    const until = performance.now() + LONGEST_LOOK_MS
    try {
      for (const delivery of due) {
        const body = this.#evaluate(delivery)
        if (typeof body === 'string') return { delivery, body }
        if (body === null) leftOut.push(delivery.id)
        if (performance.now() > until) break
      }
      return null
    } finally {
      if (leftOut.length > 0) this.#options.outbox.drop(leftOut)
    }
  }

  /** What to send; null when the filter leaves it out, undefined when that cannot be told. */
  #evaluate(delivery: Delivery): string | null | undefined {
    try {
      return this.#bodyOf(delivery)
    } catch (error) {
      // The same change would fail the same way every time.
      const failure = { reason: 'other', message: `Not evaluated: ${error}` } as const
      const attempt = { attemptedAt: Date.now(), durationMs: 0, status: null, responseBody: '' }
      this.#bury(delivery, { ...attempt, failure }, failure.message)
      return undefined
    }
  }

  /** Tells whether there is somebody to deliver to. */
  async #deliver(delivery: Delivery, body: string): Promise<boolean> {
    const { hook, outbox } = this.#options
    if (delivery.body === null) outbox.settleBody(delivery.id, body)
    const attempt = await sendDelivery(hook, delivery, body, this.#options, this.#abort.signal)
    if (this.#abort.signal.aborted && attempt.failure !== null) return false
    const isMissed = attempt.failure !== null && isAway(attempt.status)
    const { documentId } = delivery
    // An answer may be about that one document only: that of another one tells.
    const isFirstMiss = this.#missedDocument === null || this.#missedDocument === documentId
    this.#misses = isMissed ? this.#misses + 1 : 0
    this.#missedDocument = isMissed ? documentId : null
    if (isMissed) this.#missedAt = Date.now()
    if (attempt.failure === null) outbox.delivered(hook.name, delivery.id, attempt)
    else this.#failed(delivery, attempt, attempt.failure.message)
    return !isMissed || (attempt.status !== null && isFirstMiss)
  }

  #failed(delivery: Delivery, attempt: Attempt, reason: string): void {
    const { outbox } = this.#options
    const delay = this.#delayOf(delivery, attempt)
    if (delay === null) {
      this.#bury(delivery, attempt, reason)
      return
    }
    const dueAt = Date.now() + delay
    if (isAway(attempt.status)) outbox.missed(delivery.id, dueAt, attempt)
    else outbox.retryAt(delivery.id, dueAt, attempt)
    this.#report('webhook-retry', delivery, reason)
  }

  /** How long a failed delivery itself has to wait; null when it is given up. */
  #delayOf({ attempts, waitingSince }: Delivery, { status }: Attempt): number | null {
    if (status !== null && !isAway(status)) return retryDelay(attempts + 1, status)
    if (isStale(waitingSince)) return null
    return status === null ? 0 : awayDelay(this.#misses)
  }

  #bury(delivery: Delivery, attempt: Attempt, reason: string): void {
    this.#options.outbox.buried(this.#options.hook.name, delivery.id, attempt)
    this.#report('webhook-dead', delivery, reason)
  }

  #report(event: string, delivery: Delivery, error: string): void {
    const { hook, dataset, log } = this.#options
    const { documentId: document, attempts } = delivery
    log({ event, webhook: hook.name, dataset, document, attempts: attempts + 1, error })
  }

  /** The JSON to send; null when the filter leaves this change out. */
  #bodyOf(delivery: Delivery): string | null {
    if (delivery.body !== null) return delivery.body
    const { hook } = this.#options
    const delta = { before: documentOf(delivery.before), after: documentOf(delivery.after) }
    if (hook.filter && hook.filter.evaluate(delta, this.#options) !== true) return null
    const projected = hook.projection
      ? hook.projection.evaluate(delta, this.#options)
      : (delta.after ?? delta.before)
    return JSON.stringify(projected)
  }
}

function documentOf(json: string | null): StoredDocument | null {
  return json === null ? null : (JSON.parse(json) as StoredDocument)
}
