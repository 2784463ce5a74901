import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'

/** Why an attempt failed, in the API's words: refused by the receiver, never reached it, or something else. */
const failureReason = z.enum(['http', 'network', 'timeout', 'other'])

/** One try to deliver: what came back, or what went wrong. */
export interface Attempt {
  readonly attemptedAt: number
  readonly durationMs: number
  readonly status: number | null
  readonly failure: {
    readonly reason: z.infer<typeof failureReason>
    readonly message: string
  } | null
  /** The beginning of what was answered. */
  readonly responseBody: string
}

/** An attempt that is over, and what it tried to deliver. */
export interface LoggedAttempt extends Attempt {
  readonly id: number
  readonly hook: string
  readonly deliveryId: number
}

const deliveryState = z.enum(['pending', 'delivered', 'dead'])
export type DeliveryState = z.infer<typeof deliveryState>

/** A delivery that was tried, or given up. */
export interface LoggedDelivery {
  readonly id: number
  readonly state: DeliveryState
  readonly documentId: string
  readonly transactionTime: string
  /** The beginning of what is sent, empty when it could not be told. */
  readonly body: string
  readonly failures: number
  /** Of the last attempt. */
  readonly status: number | null
  readonly error: string | null
}

/** This many deliveries of a webhook that arrived are kept, and as many that did not. */
const KEPT_DELIVERIES = 500
/** The latest of a delivery. */
const KEPT_ATTEMPTS = 50
const SHOWN_CHARACTERS = 64 * 1024

const SELECT_ATTEMPT = `
SELECT attempt.*, hook FROM webhook_attempt AS attempt
JOIN webhook_delivery AS delivery ON delivery.id = attempt.delivery_id`

const attemptRow = z
  .object({
    id: z.number(),
    hook: z.string(),
    delivery_id: z.number(),
    attempted_at: z.number(),
    duration_ms: z.number(),
    status: z.number().nullable(),
    failure_reason: failureReason.nullable(),
    error: z.string().nullable(),
    response_body: z.string(),
  })
  .transform(
    (row): LoggedAttempt => ({
      id: row.id,
      hook: row.hook,
      deliveryId: row.delivery_id,
      attemptedAt: row.attempted_at,
      durationMs: row.duration_ms,
      status: row.status,
      failure: row.failure_reason && { reason: row.failure_reason, message: row.error ?? '' },
      responseBody: row.response_body,
    }),
  )

const deliveryRow = z
  .object({
    id: z.number(),
    state: deliveryState,
    document_id: z.string(),
    transaction_time: z.string(),
    body: z.string().nullable(),
    failures: z.number(),
    status: z.number().nullable(),
    error: z.string().nullable(),
  })
  .transform(
    ({ document_id, transaction_time, body, ...row }): LoggedDelivery => ({
      ...row,
      documentId: document_id,
      transactionTime: transaction_time,
      body: body ?? '',
    }),
  )

/** What became of the deliveries of a dataset's outbox, as far back as it is kept. */
export class DeliveryLog {
  readonly #database: DatabaseSync

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  /** To be called inside the transaction that settles the attempt. */
  add(deliveryId: number, attempt: Attempt): void {
    const { attemptedAt, durationMs, status, failure, responseBody } = attempt
    this.#database
      .prepare(
        `INSERT INTO webhook_attempt
           (delivery_id, attempted_at, duration_ms, status, failure_reason, error, response_body)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        deliveryId,
        attemptedAt,
        durationMs,
        status,
        failure?.reason ?? null,
        failure?.message ?? null,
        responseBody,
      )
    this.#database
      .prepare(
        `DELETE FROM webhook_attempt WHERE delivery_id = ?1 AND id <= (
           SELECT id FROM webhook_attempt WHERE delivery_id = ?1
           ORDER BY id DESC LIMIT 1 OFFSET ${KEPT_ATTEMPTS})`,
      )
      .run(deliveryId)
  }

  /** Forgets what of a webhook is over and more than is kept. */
  prune(hook: string): void {
    for (const state of ['delivered', 'dead']) {
      this.#database
        .prepare(
          `DELETE FROM webhook_delivery WHERE hook = ?1 AND state = ?2 AND id <= (
             SELECT id FROM webhook_delivery WHERE hook = ?1 AND state = ?2
             ORDER BY id DESC LIMIT 1 OFFSET ${KEPT_DELIVERIES})`,
        )
        .run(hook, state)
    }
  }

  /**
   * The latest deliveries of a webhook that were tried or given up. Whether others are wanted at all is not known yet.
   * @param state what they are, null for all
   */
  deliveries(hook: string, most: number, state: DeliveryState | null = null): LoggedDelivery[] {
    return this.#database
      .prepare(
        `SELECT id, state, document_id, transaction_time,
           substr(body, 1, ${SHOWN_CHARACTERS}) AS body,
           (SELECT count(*) FROM webhook_attempt
            WHERE delivery_id = delivery.id AND failure_reason IS NOT NULL) AS failures,
           (SELECT status FROM webhook_attempt
            WHERE delivery_id = delivery.id ORDER BY id DESC LIMIT 1) AS status,
           (SELECT error FROM webhook_attempt
            WHERE delivery_id = delivery.id ORDER BY id DESC LIMIT 1) AS error
         FROM webhook_delivery AS delivery
         WHERE hook = ?1 AND (?2 IS NULL OR state = ?2)
           AND (state <> 'pending' OR id IN (SELECT delivery_id FROM webhook_attempt))
         ORDER BY id DESC LIMIT ?3`,
      )
      .all(hook, state, most)
      .map((row) => deliveryRow.parse(row))
  }

  /** The latest attempts of a webhook. */
  attempts(hook: string, most: number): LoggedAttempt[] {
    return this.#database
      .prepare(`${SELECT_ATTEMPT} WHERE hook = ? ORDER BY attempt.id DESC LIMIT ?`)
      .all(hook, most)
      .map((row) => attemptRow.parse(row))
  }

  attempt(id: number): LoggedAttempt | null {
    const found = this.#database.prepare(`${SELECT_ATTEMPT} WHERE attempt.id = ?`).get(id)
    return found ? attemptRow.parse(found) : null
  }
}
