import path from 'node:path'
import { DamagedFile } from '../documents/unusable-file.ts'
import { type ApiError, dataError, httpError } from '../errors.ts'

/** 503 for what failed because a dataset's file is damaged, in the shape of the path's errors; null for anything else. */
export function damagedFile(error: unknown, requested: string): ApiError | null {
  if (!(error instanceof DamagedFile)) return null
  const message = `${path.basename(error.file)} is damaged (${error.reason}): what is in the damaged part cannot be read, and nothing is written to this dataset any more; restore it from a backup`
  return /\/data\//.test(requested)
    ? dataError(503, 'damagedDatasetError', message)
    : httpError(503, 'Service Unavailable', message)
}
