import type { DatabaseSync, StatementSync } from 'node:sqlite'

/**
 * Tells whether anything in `lake.sqlite` may have changed since it was looked at: people, tokens, datasets and
 * what they are called, whether this server wrote it or a command beside it.
 */
export class LakeRevision {
  // https://sqlite.org/pragma.html#pragma_data_version: it tells of what others have committed, but not of one's own.
  readonly #ofOthers: StatementSync
  readonly #own: StatementSync
  #seen = ''
  #revision = 0
  #isFresh = false

  constructor(database: DatabaseSync) {
    this.#ofOthers = database.prepare('pragma data_version')
    this.#own = database.prepare('select total_changes() as changes')
  }

  /** A number that is another one after every change; looked for once in each turn of the event loop. */
  get current(): number {
    if (this.#isFresh) return this.#revision
    this.#isFresh = true
    setImmediate(() => {
      this.#isFresh = false
    })
    const seen = `${this.#ofOthers.get()?.data_version} ${this.#own.get()?.changes}`
    if (seen !== this.#seen) {
      this.#seen = seen
      this.#revision += 1
    }
    return this.#revision
  }
}
