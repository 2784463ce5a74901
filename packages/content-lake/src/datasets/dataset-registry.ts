import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { z } from 'zod'

const row = z.object({
  name: z.string(),
  profile: z.string().nullable(),
  addon_for: z.string().nullable(),
  created_at: z.string(),
})

/** A dataset as the registry knows it; an add-on (comments, tasks) names the dataset it serves. */
export interface DatasetEntry {
  readonly name: string
  readonly profile: string | null
  readonly addonFor: string | null
  readonly createdAt: string
}

/** Which datasets there are. Their documents live in files of their own. */
export class DatasetRegistry {
  readonly #database: DatabaseSync
  // Asked by every request.
  readonly #byName: StatementSync

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#byName = database.prepare('select * from dataset where name = ?')
  }

  list(): DatasetEntry[] {
    return this.#database
      .prepare('select * from dataset order by created_at, name')
      .all()
      .map(toEntry)
  }

  get(name: string): DatasetEntry | null {
    const found = this.#byName.get(name)
    return found ? toEntry(found) : null
  }

  /** Adds a dataset; false when there is one of this name already. */
  add(name: string, addon: { profile: string; addonFor: string } | null = null): boolean {
    const { changes } = this.#database
      .prepare(
        'insert into dataset (name, profile, addon_for, created_at) values (?, ?, ?, ?) on conflict (name) do nothing',
      )
      .run(name, addon?.profile ?? null, addon?.addonFor ?? null, new Date().toISOString())
    return changes > 0
  }

  /** From now on there is no dataset of this name. */
  remove(name: string): void {
    this.#database.prepare('delete from dataset where name = ?').run(name)
  }
}

function toEntry(found: unknown): DatasetEntry {
  const { name, profile, addon_for, created_at } = row.parse(found)
  return { name, profile, addonFor: addon_for, createdAt: created_at }
}
