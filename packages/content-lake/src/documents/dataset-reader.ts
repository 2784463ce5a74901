import { z } from 'zod'
import type { DocumentBudget } from './document-budget.ts'
import { DocumentCache } from './document-cache.ts'
import type { DocumentReader } from './document-reader.ts'
import { DocumentTable } from './document-table.ts'
import { ExistingIndexes } from './existing-indexes.ts'
import { prepareRows, type RowStatement } from './row-statement.ts'
import { openReadOnly } from './schema.ts'
import { Statements } from './statements.ts'
import { TextIndex } from './text-index.ts'
import type { WatchedDatabase } from './watched-database.ts'

const ids = z.array(z.string())

/** Reads a dataset's file beside the store that writes it, in another thread: each time as of one moment. */
export class DatasetReader implements DocumentReader {
  readonly documents: DocumentTable
  readonly statements: Statements
  readonly scalarIndexes = new ExistingIndexes()
  readonly textIndex: TextIndex
  readonly #database: WatchedDatabase
  readonly #newest: RowStatement
  readonly #changed: RowStatement
  readonly #schema: RowStatement
  #sequence = 0
  #schemaVersion = 0

  /** @param budget what it and others may keep of documents */
  constructor(file: string, budget?: DocumentBudget) {
    const database = openReadOnly(file)
    this.#database = database
    this.documents = new DocumentTable(database, new DocumentCache(budget))
    this.statements = new Statements(database)
    this.textIndex = new TextIndex(database)
    this.#newest = prepareRows(database, 'SELECT max(sequence) FROM transaction_log')
    this.#changed = prepareRows(
      database,
      'SELECT document_ids FROM transaction_log WHERE sequence > ?',
    )
    this.#schema = prepareRows(database, 'PRAGMA schema_version')
  }

  /** Runs `work` over the dataset as it is now; what is committed meanwhile is not seen. */
  read<T>(work: () => T): T {
    this.#database.exec('BEGIN')
    try {
      this.#catchUp()
      return work()
    } finally {
      this.#database.exec('COMMIT')
    }
  }

  close(): void {
    this.documents.close()
    this.#database.close()
  }

  /** Forgets what has changed since the last time. */
  #catchUp(): void {
    const newest = Number(this.#newest.get()?.[0] ?? 0)
    if (this.#sequence > 0 && newest > this.#sequence) {
      for (const [documentIds] of this.#changed.all(this.#sequence)) {
        for (const id of ids.parse(this.#database.damage.parse(documentIds)))
          this.documents.forgetId(id)
      }
    }
    this.#sequence = newest
    const version = Number(this.#schema.get()?.[0])
    if (version === this.#schemaVersion) return
    this.scalarIndexes.load(this.#database)
    this.#schemaVersion = version
  }
}
