import type { StatementSync } from 'node:sqlite'
import { buildIndex } from './build-index.ts'
import { Damage } from './damage.ts'
import type { StoredDocument } from './document.ts'
import type { DocumentBudget } from './document-budget.ts'
import { DocumentCache } from './document-cache.ts'
import type { DocumentReader } from './document-reader.ts'
import { DocumentTable } from './document-table.ts'
import { type FileLock, lockFile } from './file-lock.ts'
import {
  type CommitListener,
  GroupCommit,
  type ListenerFailure,
  type TransactionOptions,
  type TransactionRequest,
  type TransactionResult,
} from './group-commit.ts'
import { type IndexSpan, indexName } from './index-definition.ts'
import { IndexedPaths } from './indexed-paths.ts'
import { isUnwritable, ScalarIndexes } from './scalar-index.ts'
import { openDatabase } from './schema.ts'
import { Statements } from './statements.ts'
import { TextIndex } from './text-index.ts'
import type { WriteTransaction } from './transaction.ts'
import { DamagedFile, unusable, unusableIfSqlite } from './unusable-file.ts'
import type { WatchedDatabase } from './watched-database.ts'

/** To make an index over fewer takes no longer than to start a thread for it. */
const MANY_DOCUMENTS = 2_000

export interface StoreOptions {
  /** Told of what a listener of commits throws; without it, nobody catches that. */
  readonly onListenerFailure?: ListenerFailure
  /** Told once, when its file turns out to be damaged while it is open. */
  readonly onDamage?: (found: DamagedFile) => void
  /** What it and other stores may keep of documents. */
  readonly budget?: DocumentBudget
  /** Whether there need be no file yet. */
  readonly mayCreate?: boolean
}

/**
 * The documents of one dataset in one SQLite file. Documents it hands out are shared with its cache:
 * treat them as frozen, and clone before changing one.
 */
export class DatasetStore implements DocumentReader {
  readonly file: string
  /** Of its file, whoever noticed: once there is some, nothing is written any more. */
  readonly damage: Damage
  /** For tables that live beside the documents and commit with them (a webhook outbox). */
  readonly database: WatchedDatabase
  /** @internal for `select`, as are the next three */
  readonly documents: DocumentTable
  readonly statements: Statements
  readonly scalarIndexes: ScalarIndexes
  readonly textIndex: TextIndex
  readonly #lock: FileLock
  readonly #writes: GroupCommit
  readonly #begin: StatementSync
  readonly #end: StatementSync
  #building: Promise<unknown> = Promise.resolve()
  readonly #closing = new AbortController()

  private constructor(
    file: string,
    lock: FileLock,
    { onListenerFailure = leaveUncaught, onDamage, budget, mayCreate = true }: StoreOptions,
  ) {
    this.damage = new Damage(file, (found) => {
      onDamage?.(found)
      if (database?.isOpen) database.exec('PRAGMA query_only = ON')
    })
    let database: WatchedDatabase | undefined
    database = openDatabase(mayCreate, this.damage)
    this.file = file
    this.#lock = lock
    this.database = database
    const indexed = new IndexedPaths()
    this.documents = new DocumentTable(database, new DocumentCache(budget), indexed)
    this.statements = new Statements(database)
    this.scalarIndexes = new ScalarIndexes(database, this.statements, indexed)
    this.textIndex = new TextIndex(database)
    this.#writes = new GroupCommit(database, this.documents, onListenerFailure)
    this.#begin = database.prepare('BEGIN')
    this.#end = database.prepare('COMMIT')
  }

  /** Opens or creates the file. Throws one clear sentence when it is newer, foreign, damaged, lost or in use. */
  static open(file: string, options: StoreOptions = {}): DatasetStore {
    const lock = claim(file)
    try {
      return new DatasetStore(file, lock, options)
    } catch (error) {
      lock.release()
      throw unusableIfSqlite(file, error)
    }
  }

  /**
   * Makes an index that a reader of the file wants, unless it is there: in a thread, while reads go on and writes wait.
   * False when there can be none: it has an odd name, the disk is full, the file damaged, or others were used lately
   * (for `forAnybody`).
   */
  provideIndex(path: readonly string[], span: IndexSpan, forAnybody: boolean): Promise<boolean> {
    const provided = this.#building.then(() => this.#buildIndex(path, span, forAnybody))
    this.#building = provided.catch(() => {})
    return provided
  }

  async #buildIndex(
    path: readonly string[],
    span: IndexSpan,
    forAnybody: boolean,
  ): Promise<boolean> {
    const name = indexName(path, span)
    if (this.scalarIndexes.has(name)) {
      this.scalarIndexes.touch([name])
      return true
    }
    this.#closing.signal.throwIfAborted()
    if (this.damage.found !== null) return false
    const order = this.scalarIndexes.order(path, span, forAnybody)
    if (order === null) return false
    if (this.documents.isFewerThan(MANY_DOCUMENTS)) {
      return this.scalarIndexes.ensure(path, span) !== null
    }
    const release = this.#writes.hold()
    try {
      await buildIndex({ ...order, file: this.file }, this.#closing.signal)
      return true
    } catch (error) {
      const explained = this.damage.explain(error)
      // A full or read-only disk must not stop reading, nor damage what can be read.
      if (isUnwritable(error) || explained instanceof DamagedFile) return false
      throw error
    } finally {
      try {
        // Also after a failure: a thread that is ended once it has committed has made the index all the same.
        this.scalarIndexes.refresh()
      } finally {
        release()
      }
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
    this.#writes.flush()
    this.#keepUse()
    this.documents.close()
    this.database.close()
    this.#lock.release()
  }

  #keepUse(): void {
    try {
      if (this.damage.found !== null) return
      this.documents.textTotals.correct()
      this.scalarIndexes.close()
    } catch (error) {
      // A damaged file is to be closed all the same, and one on a full disk.
      if (!(error instanceof DamagedFile) && !isUnwritable(error)) throw error
    }
  }

  /** Runs `work`, which only reads, under one lock of the file: each statement by itself would take it, and longer for that than to run. */
  read<T>(work: () => T): T {
    this.#begin.run()
    try {
      return work()
    } finally {
      this.#end.run()
    }
  }

  /** Sequence of the last transaction, 0 before the first. */
  get sequence(): number {
    return this.#writes.sequence
  }

  /** What became of its commits since it was opened. */
  get commits(): GroupCommit['statistics'] {
    return this.#writes.statistics
  }

  get(id: string): StoredDocument | null {
    return this.documents.get(id)
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

  /** As `GroupCommit.onCommit`. */
  onCommit(listener: CommitListener): () => void {
    return this.#writes.onCommit(listener)
  }

  /** As `GroupCommit.beforeCommit`. */
  beforeCommit(listener: CommitListener): () => void {
    return this.#writes.beforeCommit(listener)
  }

  /** As `GroupCommit.transact`. */
  transact<T>(
    request: TransactionRequest,
    work: (transaction: WriteTransaction) => T,
    options: TransactionOptions = {},
  ): Promise<TransactionResult<T>> {
    return this.#writes.transact(request, work, options)
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
