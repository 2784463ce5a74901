import type { StoredDocument } from '../../documents/document.ts'
import type { Log } from '../../logging/log.ts'
import type { Dereference } from './delta-query.ts'
import type { Attempt, Delivery, Outbox } from './outbox.ts'
import { retryDelay } from './retry-schedule.ts'
import { sendDelivery } from './send-delivery.ts'
import type { Webhook } from './webhook.ts'

export interface WebhookQueueOptions {
  readonly hook: Webhook
  readonly outbox: Outbox
  readonly projectId: string
  readonly dataset: string
  readonly dereference: Dereference
  readonly log: Log
}

const STOP_GRACE_MS = 2_000
const TROUBLE_PAUSE_MS = 5_000

/** Delivers what waits for one webhook, one at a time and in order. */
export class WebhookQueue {
  readonly #options: WebhookQueueOptions
  readonly #abort = new AbortController()
  #running: Promise<void> | null = null
  #timer: NodeJS.Timeout | null = null
  #woken = false
  #stopped = false

  constructor(options: WebhookQueueOptions) {
    this.#options = options
  }

  /** Looks for something to deliver, unless it waits to repeat a failed delivery. */
  wake(): void {
    this.#woken = true
    if (this.#stopped || this.#running !== null || this.#timer !== null) return
    this.#running = this.#run().finally(() => {
      this.#running = null
      if (this.#woken) this.wake()
    })
  }

  /** Ends after the delivery under way, or cuts it off when it takes long; it is repeated at the next start. */
  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#timer !== null) clearTimeout(this.#timer)
    const cutOff = setTimeout(() => this.#abort.abort(), STOP_GRACE_MS)
    await this.#running
    clearTimeout(cutOff)
  }

  async #run(): Promise<void> {
    const { outbox, hook, dataset, log } = this.#options
    this.#woken = false
    try {
      for (let delivery = outbox.next(hook.name); delivery !== null; ) {
        const wait = delivery.dueAt - Date.now()
        if (wait > 0) {
          this.#sleep(wait)
          return
        }
        await this.#handle(delivery)
        delivery = this.#stopped ? null : outbox.next(hook.name)
      }
    } catch (error) {
      // The outbox itself: a full disk, say. Nothing in it is lost.
      log({ event: 'webhook-trouble', webhook: hook.name, dataset, error: String(error) })
      this.#sleep(TROUBLE_PAUSE_MS)
    }
  }

  #sleep(milliseconds: number): void {
    if (this.#stopped) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.wake()
    }, milliseconds)
    this.#timer.unref()
  }

  async #handle(delivery: Delivery): Promise<void> {
    const { hook, outbox } = this.#options
    let body: string | null
    try {
      body = delivery.body ?? (await this.#bodyOf(delivery))
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
    if (attempt.error === null) outbox.delivered(hook.name, delivery.id, attempt)
    else if (!this.#abort.signal.aborted) this.#failed(delivery, attempt, attempt.error)
  }

  #failed(delivery: Delivery, attempt: Attempt, reason: string): void {
    const delay = retryDelay(delivery.attempts + 1, attempt.status)
    if (delay === null) {
      this.#bury(delivery, attempt, reason)
    } else {
      this.#options.outbox.retryAt(delivery.id, Date.now() + delay, attempt)
      this.#report('webhook-retry', delivery, reason)
    }
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
  async #bodyOf(delivery: Delivery): Promise<string | null> {
    const { hook, dereference } = this.#options
    const delta = { before: documentOf(delivery.before), after: documentOf(delivery.after) }
    if (hook.filter && (await hook.filter.evaluate(delta, dereference)) !== true) return null
    const projected = hook.projection
      ? await hook.projection.evaluate(delta, dereference)
      : (delta.after ?? delta.before)
    return JSON.stringify(projected)
  }
}

function documentOf(json: string | null): StoredDocument | null {
  return json === null ? null : (JSON.parse(json) as StoredDocument)
}
