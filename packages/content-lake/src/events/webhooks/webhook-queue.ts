import type { StoredDocument } from '../../documents/document.ts'
import type { Log } from '../../logging/log.ts'
import type { ChangedDataset } from './delta-query.ts'
import type { Attempt, Delivery, Outbox } from './outbox.ts'
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
      for (
        let delivery = outbox.next(hook.name);
        delivery !== null && !this.#stopped;
        delivery = outbox.next(hook.name)
      ) {
        await this.#handle(delivery)
        if (this.#misses > 0) return awayDelay(this.#misses)
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

  async #handle(delivery: Delivery): Promise<void> {
    const { hook, outbox } = this.#options
    let body: string | null
    try {
      body = delivery.body ?? this.#bodyOf(delivery)
    } catch (error) {
      // The same change would fail the same way every time.
      this.#bury(delivery, null, `Not evaluated: ${error}`)
      return
    }
    if (body === null) {
      outbox.drop(delivery.id)
      return
    }
    if (delivery.body === null) outbox.settleBody(delivery.id, body)
    const attempt = await sendDelivery(hook, delivery, body, this.#options, this.#abort.signal)
    if (this.#abort.signal.aborted && attempt.error !== null) return
    const isMissed = attempt.error !== null && isAway(attempt.status)
    this.#misses = isMissed ? this.#misses + 1 : 0
    if (isMissed) this.#missedAt = Date.now()
    if (attempt.error === null) outbox.delivered(hook.name, delivery.id, attempt)
    else this.#failed(delivery, attempt, attempt.error)
  }

  #failed(delivery: Delivery, attempt: Attempt, reason: string): void {
    const delay = delayOf(delivery, attempt)
    if (delay === null) {
      this.#bury(delivery, attempt, reason)
      return
    }
    if (isAway(attempt.status)) this.#options.outbox.missed(delivery.id, attempt)
    else this.#options.outbox.retryAt(delivery.id, Date.now() + delay, attempt)
    this.#report('webhook-retry', delivery, reason)
  }

  #bury(delivery: Delivery, attempt: Attempt | null, reason: string): void {
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
    const { hook } = this.#options
    const delta = { before: documentOf(delivery.before), after: documentOf(delivery.after) }
    if (hook.filter && hook.filter.evaluate(delta, this.#options) !== true) return null
    const projected = hook.projection
      ? hook.projection.evaluate(delta, this.#options)
      : (delta.after ?? delta.before)
    return JSON.stringify(projected)
  }
}

/** How long a failed delivery itself has to wait; null when it is given up. */
function delayOf({ attempts, transactionTime }: Delivery, { status }: Attempt): number | null {
  if (status !== null && !isAway(status)) return retryDelay(attempts + 1, status)
  return isStale(transactionTime) ? null : 0
}

function documentOf(json: string | null): StoredDocument | null {
  return json === null ? null : (JSON.parse(json) as StoredDocument)
}
