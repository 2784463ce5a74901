import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { effects } from './mendoza.ts'
import type { CommittedTransaction } from './transaction.ts'

/** Who changed what and when; the source of history, of resumed listeners and of revision restore. */
export class TransactionLog {
  readonly #insert: StatementSync
  readonly #insertRevision: StatementSync
  readonly #purge: StatementSync
  readonly #find: StatementSync
  readonly #last: StatementSync

  constructor(database: DatabaseSync) {
    this.#insert = database.prepare(
      'INSERT INTO transaction_log (sequence, id, timestamp, author, document_ids) VALUES (?, ?, ?, ?, ?)',
    )
    this.#insertRevision = database.prepare(
      'INSERT INTO revision (document_id, sequence, previous_rev, mutations, apply, revert) VALUES (?, ?, ?, ?, ?, ?)',
    )
    this.#purge = database.prepare('DELETE FROM revision WHERE document_id = ?')
    this.#find = database.prepare('SELECT 1 FROM transaction_log WHERE id = ?')
    this.#last = database.prepare('SELECT max(sequence) AS sequence FROM transaction_log')
  }

  /** Sequence of the newest transaction, 0 in an empty dataset. */
  lastSequence(): number {
    return Number(this.#last.get()?.sequence ?? 0)
  }

  has(id: string): boolean {
    return this.#find.get(id) !== undefined
  }

  append(transaction: CommittedTransaction): void {
    this.#insert.run(
      transaction.sequence,
      transaction.id,
      transaction.timestamp,
      transaction.author,
      JSON.stringify(transaction.changes.map((change) => change.documentId)),
    )
    for (const change of transaction.changes) {
      const { apply, revert } = effects(change.previous, change.next)
      this.#insertRevision.run(
        change.documentId,
        transaction.sequence,
        change.previous?._rev ?? null,
        JSON.stringify(change.mutations),
        JSON.stringify(apply),
        JSON.stringify(revert),
      )
    }
  }

  /** Forgets every revision of a document; that there were transactions on it stays known. */
  purge(documentId: string): void {
    this.#purge.run(documentId)
  }
}
