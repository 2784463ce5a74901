import { DatabaseSync } from 'node:sqlite'
import { setImmediate } from 'node:timers/promises'

/** Looked through at a time, so that no step of a long history holds up the others. */
const MOST_ROWS = 10_000

/** Forgets in a dataset's file, which nobody has open, all that its documents were before. */
export async function eraseHistory(file: string): Promise<void> {
  const database = new DatabaseSync(file)
  try {
    database.exec(`
      PRAGMA foreign_keys = ON;
      DELETE FROM revision;
      CREATE TEMP TABLE kept (rev TEXT PRIMARY KEY) WITHOUT ROWID;
      INSERT OR IGNORE INTO kept SELECT rev FROM document;
    `)
    const last = Number(
      database.prepare('SELECT max(sequence) AS last FROM transaction_log').get()?.last ?? 0,
    )
    // Those that made what there is stay: revisions are asked for by them.
    const erase = database.prepare(
      `DELETE FROM transaction_log
       WHERE sequence > ? AND sequence <= ? AND id NOT IN (SELECT rev FROM kept)`,
    )
    for (let from = 0; from < last; from += MOST_ROWS) {
      erase.run(from, from + MOST_ROWS)
      await setImmediate()
    }
  } finally {
    database.close()
  }
}
