import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { isBlank, lossOf } from '../documents/lost-file.ts'
import { Moment } from '../documents/moment.ts'

/** Where the files of datasets are, in the folder of a lake. */
export const DATASETS_FOLDER = 'datasets'
/** No dataset's name holds a dot. */
export const DRAFT_SUFFIX = '.copy.sqlite'

/** What SQLite and its lock keep of a dataset, after the name of its file. */
export const FILE_SUFFIXES = ['', '-wal', '-shm', '.lock']

/** Whether there is the file of any dataset in the folder of a lake. */
export function hasDatasetFiles(directory: string): boolean {
  const folder = path.join(directory, DATASETS_FOLDER)
  if (!existsSync(folder)) return false
  return readdirSync(folder).some(
    (name) => name.endsWith('.sqlite') && !name.endsWith(DRAFT_SUFFIX),
  )
}

/**
 * Whether the file of a dataset that was opened once is gone, or nothing is in it.
 * @throws UnusableFile when it cannot be read
 */
export function isDatasetLost(
  directory: string,
  { name, openedAt }: { readonly name: string; readonly openedAt: string | null },
): boolean {
  if (openedAt === null) return false
  const file = path.join(directory, DATASETS_FOLDER, `${name}.sqlite`)
  if (lossOf(file) !== null) return true
  const moment = new Moment(file)
  try {
    return isBlank(moment.database)
  } finally {
    moment.close()
  }
}
