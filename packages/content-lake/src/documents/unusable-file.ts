import { isOutOfSpace } from './out-of-space.ts'

/** A file of the lake that cannot be used as it is; the message is one sentence that says why. */
export class UnusableFile extends Error {
  override readonly name = 'UnusableFile'
}

/** A file that is not what was written; the message is one sentence that says so, and the way out. */
export class DamagedFile extends UnusableFile {
  /** Also when it comes from another thread, where it is of this class no more. */
  readonly code = 'DAMAGED_FILE'
  readonly file: string
  /** What was found, as SQLite says it. */
  readonly reason: string

  constructor(file: string, reason: string, options?: ErrorOptions) {
    const message = `${file} is damaged or not a SQLite database (${reason}); restore it from a backup or move it away.`
    super(message, options)
    this.file = file
    this.reason = reason
  }
}

/** What keeps a file of the lake from being used, in one sentence. */
export function unusable(file: string, error: unknown): UnusableFile {
  if (error instanceof UnusableFile) return error
  const message = error instanceof Error ? error.message : String(error)
  if (damageIn(error) !== null) return new DamagedFile(file, message, { cause: error })
  return new UnusableFile(explain(file, error, message), { cause: error })
}

/** As `unusable`, for what SQLite fails with; anything else is left as it is. */
export function unusableIfSqlite(file: string, error: unknown): unknown {
  const isSqlite = error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR'
  return isSqlite ? unusable(file, error) : error
}

/** SQLite's for a file that is not what it wrote: CORRUPT and NOTADB (https://www.sqlite.org/rescode.html). */
const DAMAGES = new Set([11, 26])

/** What an error, of this thread or of another, says of damage to a file; null when it is about something else. */
export function damageIn(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  if ('code' in error && error.code === 'DAMAGED_FILE' && 'reason' in error) {
    return String(error.reason)
  }
  // The other bits of a code say where it was noticed.
  if ('errcode' in error && DAMAGES.has(Number(error.errcode) & 0xff)) return error.message
  return null
}

function explain(file: string, error: unknown, message: string): string {
  if (/locked|busy/i.test(message)) return `${file} is in use by another process.`
  if (isOutOfSpace(error)) {
    return `${file} cannot be opened, because its disk is full (${message}): make space and start again, nothing is lost.`
  }
  return `${file} cannot be opened: ${message}.`
}
