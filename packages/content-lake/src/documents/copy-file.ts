import { backup } from 'node:sqlite'
import { openReadOnly } from './schema.ts'

/** Copied at a time, in a thread of its own. */
const PAGES = 2_000

/**
 * Copies a dataset's file as of one moment, beside the store that writes it.
 * @param onProgress told how much is done, from 0 to 1
 */
export async function copyFile(
  source: string,
  target: string,
  onProgress: (done: number) => void,
): Promise<void> {
  const database = openReadOnly(source)
  try {
    // What is committed meanwhile would otherwise make it begin anew, again and again.
    database.exec('BEGIN; SELECT 1 FROM document LIMIT 1')
    await backup(database, target, {
      rate: PAGES,
      progress: ({ totalPages, remainingPages }) =>
        onProgress(totalPages === 0 ? 0 : 1 - remainingPages / totalPages),
    })
  } finally {
    database.close()
  }
}
