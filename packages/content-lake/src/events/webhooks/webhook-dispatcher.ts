import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { DatasetStore } from '../../documents/dataset-store.ts'
import { versionName } from '../../documents/document-id.ts'
import type { CommittedTransaction, DocumentChange } from '../../documents/transaction.ts'
import type { DeliveryLog } from './delivery-log.ts'
import { type NewDelivery, Outbox, type OutboxCount } from './outbox.ts'
import type { Webhook, WebhookOperation } from './webhook.ts'
import { WebhookQueue, type WebhookQueueOptions } from './webhook-queue.ts'

type DispatcherOptions = Pick<WebhookQueueOptions, 'projectId' | 'dataset' | 'log'>

/** So long do messages wait for a webhook that is configured no more: it may come back. */
const LONGEST_UNCLAIMED_MS = 30 * 24 * 60 * 60 * 1_000

/** So that others have their turn: each may hold two states of a large document. */
const DROPPED_AT_ONCE = 200

/** What is kept for a webhook. */
export interface QueueState {
  readonly name: string
  readonly isConfigured: boolean
  /** Messages that wait. */
  readonly queued: number
  /** Messages that were given up. */
  readonly failed: number
}

/**
 * Tells webhooks of a dataset's changes. What is to be told is written down in the same transaction
 * as the change, so that nothing acknowledged is left untold, whatever happens to either side.
 */
export class WebhookDispatcher {
  /** What became of deliveries, by the names of webhooks. */
  readonly log: DeliveryLog
  readonly #outbox: Outbox
  readonly #options: DispatcherOptions
  readonly #queues: ReadonlyMap<string, WebhookQueue>
  #started = false

  constructor(store: DatasetStore, hooks: readonly Webhook[], options: DispatcherOptions) {
    const outbox = new Outbox(store.database)
    this.#outbox = outbox
    this.#options = options
    this.log = outbox.log
    this.#queues = new Map(
      hooks.map((hook) => [hook.name, new WebhookQueue({ ...options, hook, outbox, store })]),
    )
    store.beforeCommit((transaction) => writeDown(transaction, hooks, outbox))
    store.onCommit((transaction) => {
      for (const hook of hooks) {
        if (transaction.changes.some((change) => hears(hook, change))) {
          this.#wake(hook.name)
        }
      }
    })
  }

  /**
   * Delivers from now on, beginning with what an earlier process left. What waits for a webhook that is
   * not configured is left to wait, but not for ever.
   */
  start(): void {
    const { log, dataset } = this.#options
    const hooks = [...this.#queues.keys()]
    const before = new Date(Date.now() - LONGEST_UNCLAIMED_MS)
    for (const { hook, count } of this.#outbox.giveUpUnclaimed(hooks, before)) {
      log({ event: 'webhook-expired', webhook: hook, dataset, messages: count })
    }
    for (const { hook, count } of this.#outbox.unclaimed(hooks)) {
      log({ event: 'webhook-not-configured', webhook: hook, dataset, messages: count })
    }
    this.#outbox.prune()
    this.#outbox.resume(hooks)
    this.#started = true
    for (const hook of hooks) this.#wake(hook)
  }

  /**
   * Makes what was given up of one webhook wait again, to be delivered as soon as this has started.
   * @param ids of deliveries, null for all
   * @returns how many they are
   */
  retry(hook: string, ids: readonly number[] | null): number {
    if (!this.#queues.has(hook)) return 0
    const count = this.#outbox.revive(hook, ids)
    if (count > 0) this.#wake(hook)
    return count
  }

  /** Each webhook that this dataset tells of its changes, and each other one that something is kept for. */
  queues(): QueueState[] {
    const counts = this.#outbox.counts()
    const names = new Set([...this.#queues.keys(), ...counts.map(({ hook }) => hook)])
    const countOf = (name: string, state: OutboxCount['state']) =>
      counts.find((each) => each.hook === name && each.state === state)?.count ?? 0
    return Array.from(names, (name) => ({
      name,
      isConfigured: this.#queues.has(name),
      queued: countOf(name, 'pending'),
      failed: countOf(name, 'dead'),
    }))
  }

  /**
   * Forgets what waits for a webhook that is not configured, and what was given up of it; of another one nothing.
   * @returns how many messages that was
   */
  async drop(hook: string): Promise<number> {
    if (this.#queues.has(hook)) return 0
    let dropped = 0
    for (;;) {
      const count = this.#outbox.forget(hook, DROPPED_AT_ONCE)
      dropped += count
      if (count < DROPPED_AT_ONCE) return dropped
      await setImmediate()
    }
  }

  /** How many messages wait for each webhook, configured or not, and how many were given up. */
  counts(): OutboxCount[] {
    return this.#outbox.counts()
  }

  /**
   * Delivers nothing more; what is left waits for the next start. Changes are still written down,
   * since the store commits what is queued while it closes.
   */
  async stop(): Promise<void> {
    await Promise.all(Array.from(this.#queues.values(), (queue) => queue.stop()))
  }

  #wake(hook: string): void {
    if (this.#started) this.#queues.get(hook)?.wake()
  }
}

function writeDown(
  transaction: CommittedTransaction,
  hooks: readonly Webhook[],
  outbox: Outbox,
): void {
  for (const change of transaction.changes) {
    const interested = hooks.filter((hook) => hears(hook, change))
    if (interested.length === 0) continue
    const before = change.previous && JSON.stringify(change.previous)
    const after = change.next && JSON.stringify(change.next)
    for (const hook of interested) {
      outbox.add(hook.name, delivery(transaction, change, hook, { before, after }))
    }
  }
}

function delivery(
  transaction: CommittedTransaction,
  change: DocumentChange,
  hook: Webhook,
  states: Pick<NewDelivery, 'before' | 'after'>,
): NewDelivery {
  const { documentId } = change
  const identity = [hook.name, transaction.id, documentId].join('\n')
  return {
    ...states,
    idempotencyKey: createHash('sha256').update(identity).digest('base64url'),
    transactionId: transaction.id,
    transactionTime: transaction.timestamp,
    documentId,
    operation: operationOf(change),
  }
}

function operationOf({ previous, next }: DocumentChange): WebhookOperation {
  if (previous === null) return 'create'
  return next === null ? 'delete' : 'update'
}

function hears(hook: Webhook, change: DocumentChange): boolean {
  if (!hook.on.includes(operationOf(change))) return false
  const version = versionName(change.documentId)
  if (version === 'published') return true
  return hook.includeAllVersions || (version === 'drafts' && hook.includeDrafts)
}
