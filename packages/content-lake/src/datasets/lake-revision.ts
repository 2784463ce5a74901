import type { DatabaseSync } from 'node:sqlite'
import { prepareRows, type RowStatement } from '../documents/row-statement.ts'

/**
 * Tells whether anything in `lake.sqlite` may have changed since it was looked at: people, tokens, datasets and
 * what they are called, whether this server wrote it or a command beside it.
 */
export class LakeRevision {
  // https://sqlite.org/pragma.html#pragma_data_version: it tells of what others have committed, but not of one's own.
  readonly #ofOthers: RowStatement
  readonly #own: RowStatement
  #seen = ''
  #revision = 0
  #isFresh = false

  constructor(database: DatabaseSync) {
    this.#ofOthers = prepareRows(database, 'pragma data_version')
    this.#own = prepareRows(database, 'select total_changes()')
  }

  /** A number that is another one after every change; looked for once in each turn of the event loop. */
  get current(): number {
    if (this.#isFresh) return this.#revision
    this.#isFresh = true
    setImmediate(() => {
      this.#isFresh = false
    })
    const seen = `${this.#ofOthers.get()?.[0]} ${this.#own.get()?.[0]}`
    if (seen !== this.#seen) {
      this.#seen = seen
      this.#revision += 1
    }
    return this.#revision
  }
}
