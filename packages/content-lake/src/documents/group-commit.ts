import { randomUUID } from 'node:crypto'
import { dataError, httpError } from '../errors.ts'
import { Histogram } from '../histogram.ts'
import type { DocumentTable } from './document-table.ts'
import type { CommittedTransaction, TransactionHeader, WriteTransaction } from './transaction.ts'
import { TransactionLog } from './transaction-log.ts'
import { DamagedFile } from './unusable-file.ts'
import type { WatchedDatabase } from './watched-database.ts'
import { OpenTransaction } from './write-transaction.ts'

export interface TransactionRequest {
  readonly author: string
  readonly id?: string
  readonly timestamp?: string
}

export interface TransactionOptions {
  /** Whether to undo what was done. */
  readonly dryRun?: boolean
  /** False for what the lake does to a dataset as it found it, whatever the size of that. */
  readonly isBounded?: boolean
}

export interface TransactionResult<T> {
  readonly value: T
  readonly header: TransactionHeader
  readonly transaction: CommittedTransaction | null
}

/** Upper bounds, for the histogram of how many writes share a commit. */
const GROUP_SIZES = [1, 2, 4, 8, 16, 32, 64, 128]

export type CommitListener = (transaction: CommittedTransaction) => void

/** Told of what a listener threw after its transaction was committed. */
export type ListenerFailure = (error: unknown) => void

interface QueuedWrite {
  /**
   * Runs inside the group's SQLite transaction; answers what to do once that is durable. May be run again after a
   * rollback.
   * @throws NeedsSavepoint when it changed something before it failed, and has none to go back to
   */
  run(hasSavepoint: boolean): () => void
  fail(error: unknown): void
}

/** What a write failed with after it had changed something. */
class NeedsSavepoint extends Error {}

/** Writes to a dataset's file: those that come while others are written share one durable commit. */
export class GroupCommit {
  /** What became of commits so far. */
  readonly statistics = { writes: new Histogram(GROUP_SIZES), failures: 0 }
  readonly #database: WatchedDatabase
  readonly #documents: DocumentTable
  readonly #onListenerFailure: ListenerFailure
  readonly #log: TransactionLog
  readonly #beforeCommit = new Set<CommitListener>()
  readonly #afterCommit = new Set<CommitListener>()
  readonly #queue: QueuedWrite[] = []
  /** Primary keys written since the group began. */
  readonly #touched: number[] = []
  #sequence: number
  #isHeld = false

  /** @param onListenerFailure told of what a listener of commits throws */
  constructor(
    database: WatchedDatabase,
    documents: DocumentTable,
    onListenerFailure: ListenerFailure,
  ) {
    this.#database = database
    this.#documents = documents
    this.#onListenerFailure = onListenerFailure
    this.#log = new TransactionLog(database)
    this.#sequence = this.#log.lastSequence()
  }

  /** Sequence of the last transaction, 0 before the first. */
  get sequence(): number {
    return this.#sequence
  }

  /** Writes wait until what this answers is called: somebody else writes the file. */
  hold(): () => void {
    this.#isHeld = true
    return () => {
      this.#isHeld = false
      this.flush()
    }
  }

  /** Called once for each durable transaction, in order, before its promise resolves. */
  onCommit(listener: CommitListener): () => void {
    this.#afterCommit.add(listener)
    return () => void this.#afterCommit.delete(listener)
  }

  /** Called inside the SQLite transaction, so that what the listener writes is durable with it or not at all. */
  beforeCommit(listener: CommitListener): () => void {
    this.#beforeCommit.add(listener)
    return () => void this.#beforeCommit.delete(listener)
  }

  /**
   * Runs `work` in a group of writes that share one durable commit; a throw undoes this write alone. When one has to be
   * undone, the group is begun anew, so that `work` may run twice. Rejects with transactionAlreadyExistsError when the id
   * was used before, with 404 when the store is closed, with TooLarge, with DamagedFile once the file is known to be damaged.
   */
  transact<T>(
    request: TransactionRequest,
    work: (transaction: WriteTransaction) => T,
    { dryRun = false, isBounded = true }: TransactionOptions = {},
  ): Promise<TransactionResult<T>> {
    return new Promise((resolve, reject) => {
      // Deleted while an upload was arriving, say.
      if (!this.#database.isOpen) throw httpError(404, 'Not Found', 'The dataset is there no more')
      this.#database.damage.assertNone()
      if (this.#queue.length === 0) setImmediate(() => this.flush())
      this.#queue.push({
        run: (hasSavepoint) => {
          const header = {
            id: request.id ?? randomUUID(),
            timestamp: request.timestamp ?? new Date().toISOString(),
            author: request.author,
          }
          const open = new OpenTransaction(header, this.#documents, isBounded)
          const { value, transaction } = this.#write(open, work, { hasSavepoint, dryRun })
          return () => {
            if (transaction !== null) this.#announce(transaction)
            resolve({ value, header, transaction })
          }
        },
        fail: reject,
      })
    })
  }

  /** Commits what is queued. */
  flush(): void {
    if (this.#isHeld) return
    const group = this.#queue.splice(0)
    if (group.length === 0) return
    const settle = this.#commit(group, false) ?? this.#commit(group, true) ?? []
    for (const done of settle) done()
  }

  /**
   * Makes a group of writes durable, and answers what is to be done then; null when one is to be undone. Savepoints are
   * dear: at each the full-text index writes all that it has.
   */
  #commit(group: readonly QueuedWrite[], hasSavepoints: boolean): (() => void)[] | null {
    const before = this.#sequence
    const { textTotals } = this.#documents
    const deleted = textTotals.deleted
    const settle: (() => void)[] = []
    try {
      this.#database.exec('BEGIN IMMEDIATE')
      textTotals.correctIfDue()
      for (const write of group) {
        try {
          settle.push(write.run(hasSavepoints))
        } catch (error) {
          // A full disk ends the whole SQLite transaction, not only this write's savepoint.
          if (error instanceof NeedsSavepoint || !this.#database.isTransaction) throw error
          if (error instanceof DamagedFile) throw error
          settle.push(() => write.fail(error))
        }
      }
      this.#database.damage.assertNone()
      this.#database.exec('COMMIT')
    } catch (error) {
      if (this.#database.isOpen && this.#database.isTransaction) this.#database.exec('ROLLBACK')
      this.#sequence = before
      textTotals.deleted = deleted
      for (const pk of this.#touched) this.#documents.forget(pk)
      if (error instanceof NeedsSavepoint) return null
      this.statistics.failures += 1
      return group.map((write) => () => write.fail(error))
    } finally {
      this.#touched.length = 0
    }
    this.statistics.writes.observe(group.length)
    return settle
  }

  #write<T>(
    open: OpenTransaction,
    work: (transaction: WriteTransaction) => T,
    { hasSavepoint, dryRun }: { hasSavepoint: boolean; dryRun: boolean },
  ): { value: T; transaction: CommittedTransaction | null } {
    const { id, timestamp, author } = open
    if (this.#log.has(id)) {
      throw dataError(
        409,
        'transactionAlreadyExistsError',
        `Transaction with ID "${id}" already exists`,
      )
    }
    const savepoint = hasSavepoint || dryRun
    const { deleted } = this.#documents.textTotals
    if (savepoint) this.#database.exec('SAVEPOINT write')
    let kept = false
    try {
      const value = work(open)
      const changes = open.changes()
      if (dryRun || changes.length === 0) return { value, transaction: null }
      const transaction = { id, timestamp, author, sequence: this.#sequence + 1, changes }
      this.#log.append(transaction)
      for (const documentId of open.purged) this.#log.purge(documentId)
      for (const listener of this.#beforeCommit) listener(transaction)
      this.#sequence = transaction.sequence
      kept = true
      return { value, transaction }
    } catch (error) {
      const isToBeUndone = open.hasPut && this.#database.isTransaction
      throw isToBeUndone && !savepoint ? new NeedsSavepoint() : error
    } finally {
      open.end()
      // Not spread: a hundred thousand arguments are more than the stack holds.
      for (const pk of open.touched) this.#touched.push(pk)
      if (savepoint) this.#leaveSavepoint(kept, open.touched)
      if (savepoint && !kept) this.#documents.textTotals.deleted = deleted
    }
  }

  #leaveSavepoint(kept: boolean, touched: readonly number[]): void {
    if (!kept) {
      for (const pk of touched) this.#documents.forget(pk)
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK TO write')
    }
    if (this.#database.isTransaction) this.#database.exec('RELEASE write')
  }

  #announce(transaction: CommittedTransaction): void {
    for (const listener of this.#afterCommit) {
      try {
        listener(transaction)
      } catch (error) {
        // The write is durable: one deaf listener must not turn it into a failure, nor silence the rest.
        this.#onListenerFailure(error)
      }
    }
  }
}
