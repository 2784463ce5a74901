import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'

/** Reads a SQLite file that nobody writes, and leaves nothing beside it. */
export function readingStill<T>(file: string, work: (database: DatabaseSync) => T): T {
  const url = pathToFileURL(file)
  url.searchParams.set('immutable', '1')
  const database = new DatabaseSync(url, { readOnly: true })
  try {
    return work(database)
  } finally {
    database.close()
  }
}

/** What SQLite finds wrong first; null when nothing. The quick check does not compare indexes with tables. */
export function firstProblem(
  database: DatabaseSync,
  check: 'quick_check' | 'integrity_check',
): string | null {
  const found = database.prepare(`PRAGMA ${check}(1)`).get()?.[check]
  return found === 'ok' ? null : String(found)
}
