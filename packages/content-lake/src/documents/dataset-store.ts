import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { dataError, httpError } from '../errors.ts'
import { Histogram } from '../histogram.ts'
import { buildIndex } from './build-index.ts'
import type { StoredDocument } from './document.ts'
import type { DocumentBudget } from './document-budget.ts'
import { DocumentCache } from './document-cache.ts'
import type { DocumentReader } from './document-reader.ts'
import { DocumentTable } from './document-table.ts'
import { type FileLock, lockFile } from './file-lock.ts'
import { indexName, isUnwritable, ScalarIndexes } from './scalar-index.ts'
import { openDatabase } from './schema.ts'
import { Statements } from './statements.ts'
import { TextIndex } from './text-index.ts'
import type { CommittedTransaction, TransactionHeader, WriteTransaction } from './transaction.ts'
import { TransactionLog } from './transaction-log.ts'
import { unusable } from './unusable-file.ts'
import { OpenTransaction } from './write-transaction.ts'

export interface TransactionRequest {
  readonly author: string
  readonly id?: string
  readonly timestamp?: string
}

export interface TransactionResult<T> {
  readonly value: T
  readonly header: TransactionHeader
  readonly transaction: CommittedTransaction | null
}

/** Upper bounds, for the histogram of how many writes share a commit. */
const GROUP_SIZES = [1, 2, 4, 8, 16, 32, 64, 128]

/** To make an index over fewer takes no longer than to start a thread for it. */
const MANY_DOCUMENTS = 2_000

type CommitListener = (transaction: CommittedTransaction) => void

/** Told of what a listener threw after its transaction was committed. */
type ListenerFailure = (error: unknown) => void

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

/**
 * The documents of one dataset in one SQLite file. Documents it hands out are shared with its cache:
 * treat them as frozen, and clone before changing one.
 */
export class DatasetStore implements DocumentReader {
  readonly file: string
  /** For tables that live beside the documents and commit with them (a webhook outbox). */
  readonly database: DatabaseSync
  /** @internal for `select`, as are the next three */
  readonly documents: DocumentTable
  readonly statements: Statements
  readonly scalarIndexes: ScalarIndexes
  readonly textIndex: TextIndex
  /** What became of its commits since it was opened. */
  readonly commits = { writes: new Histogram(GROUP_SIZES), failures: 0 }
  readonly #lock: FileLock
  readonly #onListenerFailure: ListenerFailure
  readonly #log: TransactionLog
  readonly #beforeCommit = new Set<CommitListener>()
  readonly #afterCommit = new Set<CommitListener>()
  readonly #queue: QueuedWrite[] = []
  /** Primary keys written since the group began. */
  readonly #touched: number[] = []
  #sequence: number
  /** Writes wait while somebody else writes the file. */
  #isHeld = false
  #building: Promise<unknown> = Promise.resolve()
  readonly #closing = new AbortController()

  private constructor(
    file: string,
    lock: FileLock,
    onListenerFailure: ListenerFailure,
    budget: DocumentBudget | undefined,
  ) {
    const database = openDatabase(file)
    this.file = file
    this.#lock = lock
    this.#onListenerFailure = onListenerFailure
    this.database = database
    this.documents = new DocumentTable(database, new DocumentCache(budget))
    this.statements = new Statements(database)
    this.scalarIndexes = new ScalarIndexes(database, this.statements)
    this.textIndex = new TextIndex(database)
    this.#log = new TransactionLog(database)
    this.#sequence = this.#log.lastSequence()
  }

  /**
   * Opens or creates the file. Throws one clear sentence when it is newer, foreign, damaged or in use.
   * @param onListenerFailure told of what a listener of commits throws; without it, nobody catches that
   * @param budget what it and other stores may keep of documents
   */
  static open(
    file: string,
    onListenerFailure: ListenerFailure = leaveUncaught,
    budget?: DocumentBudget,
  ): DatasetStore {
    const lock = claim(file)
    try {
      return new DatasetStore(file, lock, onListenerFailure, budget)
    } catch (error) {
      lock.release()
      throw error
    }
  }

  /**
   * Makes an index that a reader of the file wants, unless it is there: in a thread, while reads go on and writes wait.
   * False when there can be none: it has an odd name, the disk is full, or others were used lately (for `forAnybody`).
   */
  provideIndex(path: readonly string[], byType: boolean, forAnybody: boolean): Promise<boolean> {
    const provided = this.#building.then(() => this.#buildIndex(path, byType, forAnybody))
    this.#building = provided.catch(() => {})
    return provided
  }

  async #buildIndex(
    path: readonly string[],
    byType: boolean,
    forAnybody: boolean,
  ): Promise<boolean> {
    const name = indexName(path, byType)
    if (this.scalarIndexes.has(name)) {
      this.scalarIndexes.touch([name])
      return true
    }
    this.#closing.signal.throwIfAborted()
    const order = this.scalarIndexes.order(path, byType, forAnybody)
    if (order === null) return false
    if (this.documents.isFewerThan(MANY_DOCUMENTS)) {
      return this.scalarIndexes.ensure(path, byType) !== null
    }
    this.#isHeld = true
    try {
      await buildIndex({ ...order, file: this.file }, this.#closing.signal)
      this.scalarIndexes.add(name)
      return true
    } catch (error) {
      // A full or read-only disk must not stop reading.
      if (isUnwritable(error)) return false
      throw error
    } finally {
      this.#isHeld = false
      this.#flush()
    }
  }

  /** Resolves once no index is being made, and none will be. To be called before it is closed. */
  async settle(): Promise<void> {
    this.#closing.abort(new Error('The dataset is being closed'))
    await this.#building
  }

  /** Commits what is queued, then closes the file. */
  close(): void {
    if (!this.database.isOpen) return
    this.#flush()
    this.scalarIndexes.close()
    this.documents.close()
    this.database.close()
    this.#lock.release()
  }

  /** Sequence of the last transaction, 0 before the first. */
  get sequence(): number {
    return this.#sequence
  }

  get(id: string): StoredDocument | null {
    return this.documents.get(id)
  }

  getMany(ids: readonly string[]): (StoredDocument | null)[] {
    return ids.map((id) => this.documents.get(id))
  }

  /** All versions of a document, by its published id. */
  versionsOf(publishedId: string): StoredDocument[] {
    return this.statements
      .prepare('SELECT pk FROM document WHERE published_id = ? ORDER BY version = ? DESC, version')
      .all(publishedId, 'published')
      .map((row) => this.documents.read(Number(row.pk)))
  }

  /** Types of all versions of documents, by their published ids. */
  versionTypes(publishedIds: readonly string[]): string[] {
    return this.statements
      .prepare(
        'SELECT DISTINCT type FROM document WHERE published_id IN (SELECT value FROM json_each(?))',
      )
      .all(JSON.stringify(publishedIds))
      .map((row) => String(row.type))
  }

  /** Every document's version of that name: all drafts, or all documents of a release. */
  versionsNamed(name: string): StoredDocument[] {
    return this.statements
      .prepare(
        "SELECT pk FROM document WHERE version <> 'published' AND version = ? ORDER BY published_id",
      )
      .all(name)
      .map((row) => this.documents.read(Number(row.pk)))
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
   * Runs `work` in a group of writes that share one durable commit; a throw undoes this write alone. When one has
   * to be undone, the group is begun anew, so that `work` may run twice. Rejects with transactionAlreadyExistsError when the id was used before, with 404 when
   * the store is closed.
   */
  transact<T>(
    request: TransactionRequest,
    work: (transaction: WriteTransaction) => T,
    options: { dryRun?: boolean } = {},
  ): Promise<TransactionResult<T>> {
    return new Promise((resolve, reject) => {
      // Deleted while an upload was arriving, say.
      if (!this.database.isOpen) throw httpError(404, 'Not Found', 'The dataset is there no more')
      if (this.#queue.length === 0) setImmediate(() => this.#flush())
      this.#queue.push({
        run: (hasSavepoint) => {
          const header = {
            id: request.id ?? randomUUID(),
            timestamp: request.timestamp ?? new Date().toISOString(),
            author: request.author,
          }
          const dryRun = options.dryRun === true
          const { value, transaction } = this.#write(header, work, { hasSavepoint, dryRun })
          return () => {
            if (transaction !== null) this.#announce(transaction)
            resolve({ value, header, transaction })
          }
        },
        fail: reject,
      })
    })
  }

  #flush(): void {
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
    const settle: (() => void)[] = []
    try {
      this.database.exec('BEGIN IMMEDIATE')
      for (const write of group) {
        try {
          settle.push(write.run(hasSavepoints))
        } catch (error) {
          // A full disk ends the whole SQLite transaction, not only this write's savepoint.
          if (error instanceof NeedsSavepoint || !this.database.isTransaction) throw error
          settle.push(() => write.fail(error))
        }
      }
      this.database.exec('COMMIT')
    } catch (error) {
      if (this.database.isOpen && this.database.isTransaction) this.database.exec('ROLLBACK')
      this.#sequence = before
      for (const pk of this.#touched) this.documents.forget(pk)
      if (error instanceof NeedsSavepoint) return null
      this.commits.failures += 1
      return group.map((write) => () => write.fail(error))
    } finally {
      this.#touched.length = 0
    }
    this.commits.writes.observe(group.length)
    return settle
  }

  #write<T>(
    header: TransactionHeader,
    work: (transaction: WriteTransaction) => T,
    { hasSavepoint, dryRun }: { hasSavepoint: boolean; dryRun: boolean },
  ): { value: T; transaction: CommittedTransaction | null } {
    if (this.#log.has(header.id)) {
      throw dataError(
        409,
        'transactionAlreadyExistsError',
        `Transaction with ID "${header.id}" already exists`,
      )
    }
    const savepoint = hasSavepoint || dryRun
    if (savepoint) this.database.exec('SAVEPOINT write')
    const open = new OpenTransaction(header, this.documents)
    let kept = false
    try {
      const value = work(open)
      const changes = open.changes()
      if (dryRun || changes.length === 0) return { value, transaction: null }
      const transaction = { ...header, sequence: this.#sequence + 1, changes }
      this.#log.append(transaction)
      for (const documentId of open.purged) this.#log.purge(documentId)
      for (const listener of this.#beforeCommit) listener(transaction)
      this.#sequence = transaction.sequence
      kept = true
      return { value, transaction }
    } catch (error) {
      const isToBeUndone = open.hasPut && this.database.isTransaction
      throw isToBeUndone && !savepoint ? new NeedsSavepoint() : error
    } finally {
      open.end()
      this.#touched.push(...open.touched)
      if (savepoint) this.#leaveSavepoint(kept, open.touched)
    }
  }

  #leaveSavepoint(kept: boolean, touched: readonly number[]): void {
    if (!kept) {
      for (const pk of touched) this.documents.forget(pk)
      if (this.database.isTransaction) this.database.exec('ROLLBACK TO write')
    }
    if (this.database.isTransaction) this.database.exec('RELEASE write')
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

function leaveUncaught(error: unknown): void {
  queueMicrotask(() => {
    throw error
  })
}

/** The parsed-document cache is only right while nobody else writes the file. */
function claim(file: string): FileLock {
  try {
    return lockFile(file)
  } catch (error) {
    throw unusable(file, error)
  }
}
