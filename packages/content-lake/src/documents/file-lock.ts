import { DatabaseSync } from 'node:sqlite'

/** A claim on a file that ends with `release`, or with the process, however that ends. */
export interface FileLock {
  release(): void
}

/**
 * Claims a file for this one owner, by the lock that SQLite holds on an empty database beside it.
 * (Its lock on the file itself would keep out our own reading threads as well.) Throws when taken.
 */
export function lockFile(file: string): FileLock {
  const lock = new DatabaseSync(`${file}.lock`)
  try {
    // Without a journal in the file system it takes no space, which a full disk does not have.
    lock.exec('PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;')
  } catch (error) {
    lock.close()
    throw error
  }
  return { release: () => lock.close() }
}
