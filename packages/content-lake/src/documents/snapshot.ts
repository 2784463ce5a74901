import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { Damage } from './damage.ts'
import { openReadOnly } from './schema.ts'

const row = z.object({ pk: z.number(), type: z.string(), content: z.string().nullable() })

/** A document of a snapshot, as the JSON that is stored. */
export interface SnapshotDocument {
  readonly pk: number
  readonly type: string
  readonly content: string
}

/** What is looked through at a time, so that no step of a large dataset holds up the others. */
const MOST_ROWS = 500
const MOST_CHARACTERS = 512 * 1024

/** All documents of a dataset as of one moment, read in steps beside the store that writes them. */
export class Snapshot {
  readonly #database: DatabaseSync
  readonly #rows: Iterator<unknown>

  /**
   * @param damage of the dataset's file
   * @param types of documents wanted; null wants all
   * @param after primary key to start behind
   */
  constructor(damage: Damage, types: readonly string[] | null, after = 0) {
    this.#database = openReadOnly(damage.file, damage)
    // A transaction that has read something keeps seeing the same, whatever is committed meanwhile.
    this.#database.exec('BEGIN; SELECT 1 FROM document LIMIT 1')
    this.#rows = this.#database
      .prepare(
        `SELECT pk, type, CASE WHEN ?1 IS NULL OR type IN (SELECT value FROM json_each(?1)) THEN content END AS content
         FROM document WHERE pk > ?2 ORDER BY pk`,
      )
      .iterate(types === null ? null : JSON.stringify(types), after)
  }

  /** The next documents, in a stable order; null when there are no more. A step may find none. */
  next(): SnapshotDocument[] | null {
    const found: SnapshotDocument[] = []
    let characters = 0
    for (let rows = 0; rows < MOST_ROWS && characters < MOST_CHARACTERS; rows++) {
      const { done, value } = this.#rows.next()
      if (done) return found.length > 0 ? found : null
      const { pk, type, content } = row.parse(value)
      if (content === null) continue
      found.push({ pk, type, content })
      characters += content.length
    }
    return found
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close()
  }
}
