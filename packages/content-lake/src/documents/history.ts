import { applyPatch } from 'mendoza'
import { z } from 'zod'
import type { JsonObject } from '../json.ts'
import type { DatasetStore } from './dataset-store.ts'
import type { StoredDocument } from './document.ts'
import { type Effects, toldEffects } from './mendoza.ts'
import { LIMIT } from './statements.ts'

/** One document's part in a transaction of the log. */
export interface Revision {
  readonly documentId: string
  readonly previousRev: string | null
  readonly mutations: readonly JsonObject[]
}

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

const logRow = z.object({
  sequence: z.number(),
  id: z.string(),
  timestamp: z.string(),
  author: z.string(),
  document_ids: z.string(),
})

const revisionRow = z.object({
  document_id: z.string(),
  previous_rev: z.string().nullable(),
  mutations: z.string(),
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
    for (const { revert } of later) state = applyPatch(state, JSON.parse(String(revert)))
    return state
  }

  /** The document, or what it last was before it was deleted; null when it never existed. */
  lastState(id: string): StoredDocument | null {
    const present = this.#store.get(id)
    if (present !== null) return present
    const row = this.#prepare(
      'SELECT revert FROM revision WHERE document_id = ? ORDER BY sequence DESC LIMIT 1',
    ).get(id)
    return row === undefined ? null : applyPatch(null, JSON.parse(String(row.revert)))
  }

  /** The logged transactions in a range, in the order asked for. */
  transactions(range: TransactionRange): LoggedTransaction[] {
    const rows = this.#prepare(
      `SELECT * FROM transaction_log
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
    return z.array(logRow).parse(rows).map(loggedTransaction)
  }

  /** What a transaction did, to all its documents or to those given. */
  revisions(sequence: number, documentIds: readonly string[]): Revision[] {
    const rows = this.#prepare(
      `SELECT document_id, previous_rev, mutations FROM revision
       WHERE sequence = ? AND document_id IN (SELECT value FROM json_each(?))`,
    ).all(sequence, JSON.stringify(documentIds))
    return z
      .array(revisionRow)
      .parse(rows)
      .map((row) => ({
        documentId: row.document_id,
        previousRev: row.previous_rev,
        mutations: JSON.parse(row.mutations),
      }))
  }

  /**
   * What transactions did to a document, by their sequences. One walk back from its present state.
   * @param size told of the characters that are read for it, to end that by a throw
   */
  effectsOn(
    id: string,
    sequences: ReadonlySet<number>,
    size: { add(characters: number): void },
  ): Map<number, Effects> {
    const found = new Map<number, Effects>()
    let after = this.#store.get(id)
    const changes = this.#prepare(
      'SELECT sequence, revert FROM revision WHERE document_id = ? AND sequence >= ? ORDER BY sequence DESC',
    ).iterate(id, sequences.size === 0 ? Number.MAX_SAFE_INTEGER : Math.min(...sequences))
    for (const change of changes) {
      const revert = String(change.revert)
      size.add(revert.length)
      const before = applyPatch(after, JSON.parse(revert))
      const sequence = Number(change.sequence)
      if (sequences.has(sequence)) found.set(sequence, toldEffects(before, after))
      after = before
    }
    return found
  }

  #prepare(sql: string) {
    return this.#store.statements.prepare(sql)
  }
}

function loggedTransaction(row: z.infer<typeof logRow>): LoggedTransaction {
  const { document_ids, ...transaction } = row
  return { ...transaction, documentIds: z.array(z.string()).parse(JSON.parse(document_ids)) }
}
