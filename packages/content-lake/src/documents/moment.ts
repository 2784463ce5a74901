import type { DatabaseSync } from 'node:sqlite'
import { backup } from 'node:sqlite'
import { openReadOnly } from './schema.ts'
import { DamagedFile, damageIn, unusable } from './unusable-file.ts'

/** Copied at a time, in a thread of its own. */
const PAGES = 2_000

/** A SQLite file as of one moment, beside whoever writes it: what is committed later is not seen. */
export class Moment {
  readonly database: DatabaseSync
  readonly #file: string

  /** @throws Error that says in one sentence why the file cannot be read */
  constructor(file: string) {
    let database: DatabaseSync | undefined
    try {
      database = openReadOnly(file)
      // A transaction sees the same from its first read on. A copy without one begins anew at each commit.
      database.exec('BEGIN; SELECT 1 FROM sqlite_schema LIMIT 1')
    } catch (error) {
      database?.close()
      throw unusable(file, error)
    }
    this.#file = file
    this.database = database
  }

  /**
   * @param onProgress told how much is done, from 0 to 1; the copy fails when it throws
   * @throws DamagedFile when SQLite finds it so
   */
  async copyTo(target: string, onProgress: (done: number) => void): Promise<void> {
    try {
      await backup(this.database, target, {
        rate: PAGES,
        progress: ({ totalPages, remainingPages }) =>
          onProgress(totalPages === 0 ? 0 : 1 - remainingPages / totalPages),
      })
    } catch (error) {
      const reason = damageIn(error)
      throw reason === null ? error : new DamagedFile(this.#file, reason, { cause: error })
    }
  }

  close(): void {
    if (this.database.isOpen) this.database.close()
  }
}
