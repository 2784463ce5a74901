import { applyPatch } from 'mendoza'
import { z } from 'zod'
import type { DatasetStore } from './dataset-store.ts'
import type { StoredDocument } from './document.ts'
import { LIMIT } from './statements.ts'

/** A transaction as the log keeps it. */
export interface LoggedTransaction {
  readonly sequence: number
  readonly id: string
  readonly timestamp: string
  readonly author: string
  readonly documentIds: readonly string[]
}

export interface TransactionRange {
  /** Transactions that touched any of these. */
  readonly documentIds: readonly string[]
  /** Sequences, both inclusive. */
  readonly from?: number
  readonly to?: number
  /** ISO timestamps, both inclusive. */
  readonly fromTime?: string
  readonly toTime?: string
  readonly authors?: readonly string[]
  readonly newestFirst: boolean
  readonly limit: number
}

/** To look at all takes as long as to read them. */
const FEW = 10

const logRow = z.object({
  sequence: z.number(),
  id: z.string(),
  timestamp: z.string(),
  author: z.string(),
  document_ids: z.string(),
})

/** The past of a dataset, read from its transaction log. */
export class History {
  readonly #store: DatasetStore

  constructor(store: DatasetStore) {
    this.#store = store
  }

  /** Sequence of the transaction with this id, null when there is none. */
  sequenceOf(transactionId: string): number | null {
    const row = this.#prepare('SELECT sequence FROM transaction_log WHERE id = ?').get(
      transactionId,
    )
    return row === undefined ? null : Number(row.sequence)
  }

  /** Who made the transaction with this id, null when there is none. */
  authorOf(transactionId: string): string | null {
    const row = this.#prepare('SELECT author FROM transaction_log WHERE id = ?').get(transactionId)
    return row === undefined ? null : String(row.author)
  }

  /** Sequence of the last transaction at or before a time, 0 when the dataset is younger. */
  sequenceAt(timestamp: string): number {
    const row = this.#prepare(
      'SELECT max(sequence) AS sequence FROM transaction_log WHERE timestamp <= ?',
    ).get(timestamp)
    return Number(row?.sequence ?? 0)
  }

  /** A document as it was right after a transaction: its present state with what came later undone. */
  stateAt(id: string, sequence: number): StoredDocument | null {
    let state = this.#store.get(id)
    const later = this.#prepare(
      'SELECT revert FROM revision WHERE document_id = ? AND sequence > ? ORDER BY sequence DESC',
    ).iterate(id, sequence)
    for (const { revert } of later) state = applyPatch(state, this.#store.damage.parsePatch(revert))
    return state
  }

  /** The document, or what it last was before it was deleted; null when it never existed. */
  lastState(id: string): StoredDocument | null {
    const present = this.#store.get(id)
    if (present !== null) return present
    const row = this.#prepare(
      'SELECT revert FROM revision WHERE document_id = ? ORDER BY sequence DESC LIMIT 1',
    ).get(id)
    return row === undefined ? null : applyPatch(null, this.#store.damage.parsePatch(row.revert))
  }

  /** The sequences of the logged transactions in a range, in the order asked for. */
  sequences(range: TransactionRange): number[] {
    const rows = this.#prepare(
      `SELECT sequence FROM transaction_log
       WHERE sequence IN (
         SELECT sequence FROM revision WHERE document_id IN (SELECT value FROM json_each(?))
           AND sequence BETWEEN ? AND ?
       )
       AND timestamp BETWEEN ? AND ?
       AND (? IS NULL OR author IN (SELECT value FROM json_each(?)))
       ORDER BY sequence ${range.newestFirst ? 'DESC' : 'ASC'} ${LIMIT}`,
    ).all(
      JSON.stringify(range.documentIds),
      range.from ?? 0,
      range.to ?? Number.MAX_SAFE_INTEGER,
      range.fromTime ?? '',
      range.toTime ?? '~',
      range.authors ? 1 : null,
      JSON.stringify(range.authors ?? []),
      range.limit,
    )
    return rows.map(({ sequence }) => Number(sequence))
  }

  /** The transaction of a sequence, null when there is none. */
  transaction(sequence: number): LoggedTransaction | null {
    const row = this.#prepare('SELECT * FROM transaction_log WHERE sequence = ?').get(sequence)
    if (row === undefined) return null
    const { document_ids, ...transaction } = logRow.parse(row)
    return {
      ...transaction,
      documentIds: z.array(z.string()).parse(this.#store.damage.parse(document_ids)),
    }
  }

  /** The documents that a transaction changed, of those given or of all, as far as their history is kept. */
  changedBy(sequence: number, among: readonly string[] | null): string[] {
    return this.#prepare(
      `SELECT document_id FROM revision
       WHERE sequence = ?1 AND (?2 IS NULL OR document_id IN (SELECT value FROM json_each(?2)))`,
    )
      .all(sequence, among && JSON.stringify(among))
      .map((row) => String(row.document_id))
  }

  /** The mutations of a document in a transaction: JSON, separated by commas. */
  mutationsOn(id: string, sequence: number): string {
    const row = this.#prepare(
      'SELECT mutations FROM revision WHERE document_id = ? AND sequence = ?',
    ).get(id, sequence)
    // An array as it was written: without what is around its items.
    return row === undefined ? '' : String(row.mutations).slice(1, -1)
  }

  /** Bytes of the largest of what is kept of some documents, judged by what they are and their last few changes. */
  largestPart(ids: readonly string[]): number {
    const largest = this.#prepare(
      `SELECT max(
         ifnull((SELECT octet_length(content) FROM document WHERE id = ?1), 0),
         ifnull((SELECT max(bytes) FROM (
           SELECT octet_length(mutations) + octet_length(apply) + octet_length(revert) AS bytes
           FROM revision WHERE document_id = ?1 ORDER BY sequence DESC LIMIT ${FEW}
         )), 0)
       ) AS bytes`,
    )
    return Math.max(0, ...ids.map((id) => Number(largest.get(id)?.bytes ?? 0)))
  }

  #prepare(sql: string) {
    return this.#store.statements.prepare(sql)
  }
}
