import { isOutOfSpace } from './out-of-space.ts'

/** A file of the lake that cannot be used as it is; the message is one sentence that says why. */
export class UnusableFile extends Error {
  override readonly name = 'UnusableFile'
}

/** What keeps a file of the lake from being used, in one sentence. */
export function unusable(file: string, error: unknown): UnusableFile {
  if (error instanceof UnusableFile) return error
  return new UnusableFile(explain(file, error), { cause: error })
}

/** As `unusable`, for what SQLite fails with; anything else is left as it is. */
export function unusableIfSqlite(file: string, error: unknown): unknown {
  const isSqlite = error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR'
  return isSqlite ? unusable(file, error) : error
}

function explain(file: string, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  if (/locked|busy/i.test(message)) return `${file} is in use by another process.`
  if (/not a database|malformed|corrupt/i.test(message)) {
    return `${file} is damaged or not a SQLite database (${message}); restore it from a backup or move it away.`
  }
  if (isOutOfSpace(error)) {
    return `${file} cannot be opened, because its disk is full (${message}): make space and start again, nothing is lost.`
  }
  return `${file} cannot be opened: ${message}.`
}
