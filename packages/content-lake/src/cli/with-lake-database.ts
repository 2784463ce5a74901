import type { DatabaseSync } from 'node:sqlite'
import { readConfig } from '../config/read-config.ts'
import { openLakeDatabase } from '../datasets/lake-database.ts'
import { requireLake } from './require-lake.ts'

interface Options {
  /** Whether a lake is begun where there is none: by what adds to it. */
  readonly begins?: boolean
}

/**
 * Runs `work` with the configured lake's own database, beside a running server or without.
 * @throws CommandError when there is no lake, and none is to begin
 */
export function withLakeDatabase<T>(
  work: (database: DatabaseSync, dataDirectory: string) => T,
  { begins = false }: Options = {},
): T {
  const config = readConfig(process.env)
  if (!begins) requireLake(config)
  const database = openLakeDatabase(config.dataDirectory)
  try {
    return work(database, config.dataDirectory)
  } finally {
    database.close()
  }
}
