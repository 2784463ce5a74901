import { isOutOfSpace } from '../documents/out-of-space.ts'
import { type ApiError, dataError, httpError } from '../errors.ts'

const MESSAGE =
  'The server has no space left to write to: nothing was changed. Reading goes on, and writing will when there is space again'

/** 507 for what failed because nothing more could be written, in the shape of the path's errors; null for anything else. */
export function outOfSpace(error: unknown, path: string): ApiError | null {
  if (!isOutOfSpace(error)) return null
  return /\/data\//.test(path)
    ? dataError(507, 'insufficientStorageError', MESSAGE)
    : httpError(507, 'Insufficient Storage', MESSAGE)
}
