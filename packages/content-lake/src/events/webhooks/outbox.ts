import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite'
import { z } from 'zod'
import { type Attempt, DeliveryLog } from './delivery-log.ts'
import { createOutboxTables } from './outbox-tables.ts'
import type { WebhookOperation } from './webhook.ts'

/** A change that one webhook may have to hear of. */
export interface Delivery {
  readonly id: number
  readonly idempotencyKey: string
  readonly transactionId: string
  readonly transactionTime: string
  readonly documentId: string
  readonly operation: WebhookOperation
  /** JSON of the document before and after. */
  readonly before: string | null
  readonly after: string | null
  /** What is sent, once it is settled. */
  readonly body: string | null
  /** How often the receiver has answered and not taken it. */
  readonly attempts: number
  /** When it came to wait, or was last told to wait again. */
  readonly waitingSince: string
}

export type NewDelivery = Omit<Delivery, 'id' | 'body' | 'attempts' | 'waitingSince'>

/** How much waits for one webhook. */
export type Waiting = z.infer<typeof waitingRow>

/** How many messages of a webhook are in a state. */
export type OutboxCount = z.infer<typeof countRow>

/** Of what has arrived; what has not is kept whole, to be sent again. */
const KEPT_CHARACTERS = 64 * 1024
const PRUNE_INTERVAL = 100
/** Of deliveries that are read at a time, all but the last are within this together. */
const READ_CHARACTERS = 1024 * 1024

/** What a webhook waits for, less what must not overtake an older change of the same document. */
const WAITING = `
FROM webhook_delivery AS delivery
WHERE hook = ?1 AND state = 'pending' AND NOT EXISTS (
  SELECT 1 FROM webhook_delivery AS older
  WHERE older.hook = ?1 AND older.state = 'pending'
    AND older.document_id = delivery.document_id AND older.id < delivery.id
)`

const UNCLAIMED = `
FROM webhook_delivery
WHERE state = 'pending' AND hook NOT IN (SELECT value FROM json_each(?1))`

const row = z.object({
  id: z.number(),
  idempotency_key: z.string(),
  transaction_id: z.string(),
  transaction_time: z.string(),
  document_id: z.string(),
  operation: z.enum(['create', 'update', 'delete']),
  before: z.string().nullable(),
  after: z.string().nullable(),
  body: z.string().nullable(),
  attempts: z.number(),
  waiting_since: z.string(),
})
const waitingRow = z.object({ hook: z.string(), count: z.number() })
const countRow = z.object({
  hook: z.string(),
  state: z.enum(['pending', 'dead']),
  count: z.number(),
})
const dueRow = z.object({ due_at: z.number().nullable() })

/** What is still to be told to webhooks, kept in the dataset's own file so that it commits with the change. */
export class Outbox {
  readonly #database: DatabaseSync
  readonly #insert: StatementSync
  readonly #due: StatementSync
  readonly #nextDueAt: StatementSync
  readonly #counts: StatementSync
  readonly log: DeliveryLog

  constructor(database: DatabaseSync) {
    this.#database = database
    createOutboxTables(database)
    this.log = new DeliveryLog(database)
    this.#insert = database.prepare(
      `INSERT INTO webhook_delivery (hook, state, idempotency_key, transaction_id, transaction_time,
         document_id, operation, before, after, waiting_since)
       VALUES (?, 'pending', ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#due = database.prepare(
      `SELECT delivery.* ${WAITING} AND due_at <= ?2 ORDER BY id LIMIT ?3`,
    )
    this.#counts = database.prepare(
      `SELECT hook, state, count(*) AS count FROM webhook_delivery
       WHERE state <> 'delivered' GROUP BY hook, state`,
    )
    this.#nextDueAt = database.prepare(`SELECT min(due_at) AS due_at ${WAITING}`)
  }

  /** How much waits for each webhook, and how much was given up. */
  counts(): OutboxCount[] {
    return this.#counts.all().map((found) => countRow.parse(found))
  }

  /** To be called inside the transaction that the change is part of. */
  add(hook: string, delivery: NewDelivery): void {
    this.#insert.run(
      hook,
      delivery.idempotencyKey,
      delivery.transactionId,
      delivery.transactionTime,
      delivery.documentId,
      delivery.operation,
      delivery.before,
      delivery.after,
      delivery.transactionTime,
    )
  }

  /**
   * The oldest deliveries that are due to a webhook, at most so many, and no more of them than a large document takes;
   * of changes of one document only the first.
   */
  due(hook: string, most: number, now = Date.now()): Delivery[] {
    const due: Delivery[] = []
    let characters = 0
    for (const found of this.#due.iterate(hook, now, most)) {
      const delivery = deliveryOf(found)
      due.push(delivery)
      for (const text of [delivery.before, delivery.after, delivery.body]) {
        characters += text?.length ?? 0
      }
      if (characters > READ_CHARACTERS) break
    }
    return due
  }

  /** When the next delivery to a webhook is due, in milliseconds since 1970; null when none waits. */
  nextDueAt(hook: string): number | null {
    return dueRow.parse(this.#nextDueAt.get(hook)).due_at
  }

  settleBody(id: number, body: string): void {
    this.#run(
      'UPDATE webhook_delivery SET body = ?, before = NULL, after = NULL WHERE id = ?',
      body,
      id,
    )
  }

  /** For changes that the webhook's filter leaves out. */
  drop(ids: readonly number[]): void {
    this.#run(
      'DELETE FROM webhook_delivery WHERE id IN (SELECT value FROM json_each(?))',
      JSON.stringify(ids),
    )
  }

  delivered(hook: string, id: number, attempt: Attempt): void {
    this.#finish(hook, id, 'delivered', attempt)
  }

  /** Gives up; the delivery stays in the table with its attempts. */
  buried(hook: string, id: number, attempt: Attempt): void {
    this.#finish(hook, id, 'dead', attempt)
  }

  /** Nobody was there to take it, which does not count against it. */
  missed(id: number, dueAt: number, attempt: Attempt): void {
    this.#inTransaction(() => {
      this.log.add(id, attempt)
      this.#run('UPDATE webhook_delivery SET due_at = ? WHERE id = ?', dueAt, id)
    })
  }

  retryAt(id: number, dueAt: number, attempt: Attempt): void {
    this.#inTransaction(() => {
      this.log.add(id, attempt)
      this.#run(
        'UPDATE webhook_delivery SET attempts = attempts + 1, due_at = ? WHERE id = ?',
        dueAt,
        id,
      )
    })
  }

  /** Makes what was given up wait again, of one webhook, some or all of it. Answers how much that is. */
  revive(hook: string, ids: readonly number[] | null): number {
    const { changes } = this.#database
      .prepare(
        `UPDATE webhook_delivery SET state = 'pending', attempts = 0, due_at = 0, waiting_since = ?3
         WHERE hook = ?1 AND state = 'dead'
           AND (?2 IS NULL OR id IN (SELECT value FROM json_each(?2)))`,
      )
      .run(hook, ids === null ? null : JSON.stringify(ids), new Date().toISOString())
    return Number(changes)
  }

  /** Makes due at once what waits for these webhooks, as if it had just come. */
  resume(hooks: readonly string[]): void {
    this.#run(
      `UPDATE webhook_delivery SET due_at = 0, attempts = 0, waiting_since = ?2
       WHERE state = 'pending' AND hook IN (SELECT value FROM json_each(?1))`,
      JSON.stringify(hooks),
      new Date().toISOString(),
    )
  }

  /** How much waits for webhooks other than these, which nobody delivers. */
  unclaimed(hooks: readonly string[]): Waiting[] {
    return this.#database
      .prepare(`SELECT hook, count(*) AS count ${UNCLAIMED} GROUP BY hook ORDER BY hook`)
      .all(JSON.stringify(hooks))
      .map((found) => waitingRow.parse(found))
  }

  /** Gives up what has waited for webhooks other than these since before a time. Answers how much that is. */
  giveUpUnclaimed(hooks: readonly string[], before: Date): Waiting[] {
    const parameters = [JSON.stringify(hooks), before.toISOString()] as const
    const old = `${UNCLAIMED} AND waiting_since < ?2`
    const given = this.#database
      .prepare(`SELECT hook, count(*) AS count ${old} GROUP BY hook ORDER BY hook`)
      .all(...parameters)
      .map((found) => waitingRow.parse(found))
    this.#run(
      `UPDATE webhook_delivery SET state = 'dead' WHERE id IN (SELECT id ${old})`,
      ...parameters,
    )
    return given
  }

  /** Forgets the oldest messages of a webhook that wait or were given up, at most so many. Answers how many they were. */
  forget(hook: string, most: number): number {
    const { changes } = this.#database
      .prepare(
        `DELETE FROM webhook_delivery WHERE id IN (
           SELECT id FROM webhook_delivery WHERE hook = ? AND state <> 'delivered'
           ORDER BY id LIMIT ?)`,
      )
      .run(hook, most)
    return Number(changes)
  }

  /** Forgets what is over and more than the log keeps, of every webhook. */
  prune(): void {
    const known = this.#database.prepare('SELECT DISTINCT hook FROM webhook_delivery').all()
    for (const { hook } of known) this.log.prune(String(hook))
  }

  #finish(hook: string, id: number, state: 'delivered' | 'dead', attempt: Attempt): void {
    this.#inTransaction(() => {
      this.log.add(id, attempt)
      this.#run(
        `UPDATE webhook_delivery SET state = ?1, attempts = attempts + 1,
           body = CASE ?1 WHEN 'delivered' THEN substr(body, 1, ${KEPT_CHARACTERS}) ELSE body END
         WHERE id = ?2`,
        state,
        id,
      )
    })
    if (id % PRUNE_INTERVAL === 0) this.log.prune(hook)
  }

  #inTransaction(work: () => void): void {
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      work()
      this.#database.exec('COMMIT')
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      throw error
    }
  }

  #run(sql: string, ...parameters: (string | number | null)[]): void {
    this.#database.prepare(sql).run(...parameters)
  }
}

function deliveryOf(found: Record<string, SQLOutputValue>): Delivery {
  const { idempotency_key, transaction_id, transaction_time, document_id, waiting_since, ...rest } =
    row.parse(found)
  return {
    ...rest,
    idempotencyKey: idempotency_key,
    transactionId: transaction_id,
    transactionTime: transaction_time,
    documentId: document_id,
    waitingSince: waiting_since,
  }
}
