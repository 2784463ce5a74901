import { createHash } from 'node:crypto'
import type { DatasetStore } from '../../documents/dataset-store.ts'
import { versionName } from '../../documents/document-id.ts'
import type { CommittedTransaction, DocumentChange } from '../../documents/transaction.ts'
import type { DeliveryLog } from './delivery-log.ts'
import { type NewDelivery, Outbox } from './outbox.ts'
import type { Webhook, WebhookOperation } from './webhook.ts'
import { WebhookQueue, type WebhookQueueOptions } from './webhook-queue.ts'

/**
 * Tells webhooks of a dataset's changes. What is to be told is written down in the same transaction
 * as the change, so that nothing acknowledged is left untold, whatever happens to either side.
 */
export class WebhookDispatcher {
  /** What became of deliveries, by the names of webhooks. */
  readonly log: DeliveryLog
  readonly #outbox: Outbox
  readonly #queues: ReadonlyMap<string, WebhookQueue>

  /** Begins with what an earlier process left undelivered. */
  constructor(
    store: DatasetStore,
    hooks: readonly Webhook[],
    options: Pick<WebhookQueueOptions, 'projectId' | 'dataset' | 'log'>,
  ) {
    const outbox = new Outbox(store.database)
    outbox.restart(hooks.map(({ name }) => name))
    this.#outbox = outbox
    this.log = outbox.log
    this.#queues = new Map(
      hooks.map((hook) => [hook.name, new WebhookQueue({ ...options, hook, outbox, store })]),
    )
    store.beforeCommit((transaction) => writeDown(transaction, hooks, outbox))
    store.onCommit((transaction) => {
      for (const hook of hooks) {
        if (transaction.changes.some((change) => hears(hook, change))) {
          this.#queues.get(hook.name)?.wake()
        }
      }
    })
    for (const queue of this.#queues.values()) queue.wake()
  }

  /**
   * Delivers anew what was given up of one webhook.
   * @param ids of deliveries, null for all
   * @returns how many they are
   */
  retry(hook: string, ids: readonly number[] | null): number {
    const queue = this.#queues.get(hook)
    if (queue === undefined) return 0
    const count = this.#outbox.revive(hook, ids)
    if (count > 0) queue.wake()
    return count
  }

  /**
   * Delivers nothing more; what is left waits for the next start. Changes are still written down,
   * since the store commits what is queued while it closes.
   */
  async stop(): Promise<void> {
    await Promise.all(Array.from(this.#queues.values(), (queue) => queue.stop()))
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
