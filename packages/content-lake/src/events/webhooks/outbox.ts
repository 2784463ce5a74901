import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { z } from 'zod'
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
}

export type NewDelivery = Omit<Delivery, 'id' | 'body' | 'attempts'>

/** One try to deliver: what came back, or what went wrong. */
export interface Attempt {
  readonly attemptedAt: number
  readonly durationMs: number
  readonly status: number | null
  readonly error: string | null
}

/** Deliveries that are over are kept for inspection, this many a webhook. */
const KEPT_DELIVERIES = 500
const PRUNE_INTERVAL = 100

const TABLES = `
CREATE TABLE IF NOT EXISTS webhook_delivery (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  hook TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'delivered', 'dead')),
  idempotency_key TEXT NOT NULL,
  transaction_id TEXT NOT NULL,
  transaction_time TEXT NOT NULL,
  document_id TEXT NOT NULL,
  operation TEXT NOT NULL,
  before TEXT,
  after TEXT,
  body TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  due_at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX IF NOT EXISTS webhook_delivery_by_hook ON webhook_delivery (hook, state, id);
CREATE INDEX IF NOT EXISTS webhook_delivery_waiting ON webhook_delivery (hook, document_id, id)
  WHERE state = 'pending';
CREATE TABLE IF NOT EXISTS webhook_attempt (
  delivery_id INTEGER NOT NULL REFERENCES webhook_delivery (id) ON DELETE CASCADE,
  attempted_at INTEGER NOT NULL,
  duration_ms INTEGER NOT NULL,
  status INTEGER,
  error TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS webhook_attempt_by_delivery ON webhook_attempt (delivery_id);
`

/** What a webhook waits for, less what must not overtake an older change of the same document. */
const WAITING = `
FROM webhook_delivery AS delivery
WHERE hook = ?1 AND state = 'pending' AND NOT EXISTS (
  SELECT 1 FROM webhook_delivery AS older
  WHERE older.hook = ?1 AND older.state = 'pending'
    AND older.document_id = delivery.document_id AND older.id < delivery.id
)`

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
})
const dueRow = z.object({ due_at: z.number().nullable() })

/** What is still to be told to webhooks, kept in the dataset's own file so that it commits with the change. */
export class Outbox {
  readonly #database: DatabaseSync
  readonly #insert: StatementSync
  readonly #due: StatementSync
  readonly #nextDueAt: StatementSync

  constructor(database: DatabaseSync) {
    this.#database = database
    database.exec(TABLES)
    this.#insert = database.prepare(
      `INSERT INTO webhook_delivery (hook, state, idempotency_key, transaction_id, transaction_time,
         document_id, operation, before, after) VALUES (?, 'pending', ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#due = database.prepare(
      `SELECT delivery.* ${WAITING} AND due_at <= ?2 ORDER BY id LIMIT ?3`,
    )
    this.#nextDueAt = database.prepare(`SELECT min(due_at) AS due_at ${WAITING}`)
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
    )
  }

  /** The oldest deliveries that are due to a webhook; of changes of one document only the first. */
  due(hook: string, most: number, now = Date.now()): Delivery[] {
    return this.#due.all(hook, now, most).map((found) => {
      const { idempotency_key, transaction_id, transaction_time, document_id, ...rest } =
        row.parse(found)
      return {
        ...rest,
        idempotencyKey: idempotency_key,
        transactionId: transaction_id,
        transactionTime: transaction_time,
        documentId: document_id,
      }
    })
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
  buried(hook: string, id: number, attempt: Attempt | null): void {
    this.#finish(hook, id, 'dead', attempt)
  }

  /** Nobody was there to take it, which does not count against it. */
  missed(id: number, dueAt: number, attempt: Attempt): void {
    this.#inTransaction(() => {
      this.#log(id, attempt)
      this.#run('UPDATE webhook_delivery SET due_at = ? WHERE id = ?', dueAt, id)
    })
  }

  retryAt(id: number, dueAt: number, attempt: Attempt): void {
    this.#inTransaction(() => {
      this.#log(id, attempt)
      this.#run(
        'UPDATE webhook_delivery SET attempts = attempts + 1, due_at = ? WHERE id = ?',
        dueAt,
        id,
      )
    })
  }

  /** Makes due at once whatever still waits, and buries what waits for webhooks that are no more. */
  restart(hooks: readonly string[]): void {
    this.#run("UPDATE webhook_delivery SET due_at = 0, attempts = 0 WHERE state = 'pending'")
    this.#run(
      `UPDATE webhook_delivery SET state = 'dead'
       WHERE state = 'pending' AND hook NOT IN (SELECT value FROM json_each(?))`,
      JSON.stringify(hooks),
    )
    for (const hook of hooks) this.#prune(hook)
  }

  #finish(hook: string, id: number, state: 'delivered' | 'dead', attempt: Attempt | null): void {
    this.#inTransaction(() => {
      if (attempt) this.#log(id, attempt)
      this.#run(
        'UPDATE webhook_delivery SET state = ?, attempts = attempts + 1 WHERE id = ?',
        state,
        id,
      )
    })
    if (id % PRUNE_INTERVAL === 0) this.#prune(hook)
  }

  #log(id: number, { attemptedAt, durationMs, status, error }: Attempt): void {
    this.#run(
      'INSERT INTO webhook_attempt (delivery_id, attempted_at, duration_ms, status, error) VALUES (?, ?, ?, ?, ?)',
      id,
      attemptedAt,
      durationMs,
      status,
      error,
    )
  }

  #prune(hook: string): void {
    this.#run(
      `DELETE FROM webhook_delivery WHERE hook = ?1 AND state <> 'pending' AND id <= (
         SELECT id FROM webhook_delivery WHERE hook = ?1 AND state <> 'pending'
         ORDER BY id DESC LIMIT 1 OFFSET ${KEPT_DELIVERIES})`,
      hook,
    )
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
