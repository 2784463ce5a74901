/** What the system says when a disk, a quota or a limit of files is full. */
const SYSTEM_CODES = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
/** SQLite's for the same: FULL, IOERR_WRITE and IOERR_SHMSIZE (https://www.sqlite.org/rescode.html). */
const SQLITE_CODES = new Set([13, 778, 4874])

/** Whether something failed because nothing more could be written. */
export function isOutOfSpace(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  // A file that cannot be made says so in a sentence of its own.
  if (error.cause !== undefined && isOutOfSpace(error.cause)) return true
  if ('code' in error && SYSTEM_CODES.has(String(error.code))) return true
  return 'errcode' in error && SQLITE_CODES.has(Number(error.errcode))
}
