import { statSync } from 'node:fs'
import path from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { UnusableFile } from './unusable-file.ts'

/** Why there is nothing to be opened at the place of a SQLite file that was there; null when there is something. */
export function lossOf(file: string): 'is missing' | 'is empty' | null {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found === undefined) return 'is missing'
  return found.size === 0 ? 'is empty' : null
}

/** Whether nobody has made anything of a database yet. */
export function isBlank(database: DatabaseSync): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined
}

/** Refuses to make a dataset anew in silence whose file was lost. */
export function lostDataset(file: string, loss: 'is missing' | 'is empty'): UnusableFile {
  const name = path.basename(file, '.sqlite')
  return new UnusableFile(
    `${file} ${loss}, and with it all of dataset "${name}": restore it from a backup, or begin it anew, empty, with "content-lake dataset create ${name}".`,
  )
}
