import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Config } from '../config/config.ts'
import { hasDatasetFiles } from '../datasets/dataset-files.ts'
import { LAKE_FILE } from '../datasets/lake-database.ts'
import { CommandError } from './command-error.ts'

/** @throws CommandError when there is no lake: an empty one would be of no use, and a surprise to find later */
export function requireLake({ dataDirectory }: Config): void {
  if (existsSync(path.join(dataDirectory, LAKE_FILE))) return
  // One that lost its file is told as that, by what opens it.
  if (hasDatasetFiles(dataDirectory)) return
  throw new CommandError(
    `There is no lake in ${dataDirectory}: CONTENT_LAKE_DATA says where it is.`,
  )
}
