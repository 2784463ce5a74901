import type { DatabaseSync } from 'node:sqlite'

/** A number in the header of a SQLite file, 0 in a new one. */
export function pragma(database: DatabaseSync, name: 'user_version' | 'application_id'): number {
  return Number(database.prepare(`PRAGMA ${name}`).get()?.[name] ?? 0)
}
