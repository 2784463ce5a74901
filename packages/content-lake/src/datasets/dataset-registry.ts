import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { z } from 'zod'

/** Whether who has no token may read published documents. */
export const ACL_MODES = ['public', 'private'] as const
export type AclMode = (typeof ACL_MODES)[number]

/** Begins the name by which an alias is asked for: `~production`. */
const ALIAS_PREFIX = '~'

const row = z.object({
  name: z.string(),
  profile: z.string().nullable(),
  addon_for: z.string().nullable(),
  created_at: z.string(),
  acl_mode: z.enum(ACL_MODES),
  opened_at: z.string().nullable(),
})
const aliasRow = z.object({ name: z.string(), dataset: z.string().nullable() })

/** A dataset as the registry knows it; an add-on (comments, tasks) names the dataset it serves. */
export interface DatasetEntry {
  readonly name: string
  readonly profile: string | null
  readonly addonFor: string | null
  readonly createdAt: string
  readonly aclMode: AclMode
  /** Since when it has a file; null when it was never opened. */
  readonly openedAt: string | null
}

export interface NewDataset {
  readonly addon?: { readonly profile: string; readonly addonFor: string }
  /** Public when left out; an add-on never is. */
  readonly aclMode?: AclMode
}

/** Another name of a dataset, for reading, that can be pointed at another one; of none when it is unlinked. */
export interface DatasetAlias {
  /** Without the `~` by which it is asked for. */
  readonly name: string
  readonly dataset: string | null
}

/** Whether a name is that of an alias. */
export function isAliasName(name: string): boolean {
  return name.startsWith(ALIAS_PREFIX)
}

/** Which datasets there are, and by which names. Their documents live in files of their own. */
export class DatasetRegistry {
  readonly #database: DatabaseSync
  // Asked by every request.
  readonly #byName: StatementSync
  readonly #byAlias: StatementSync

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#byName = database.prepare('select * from dataset where name = ?')
    this.#byAlias = database.prepare(
      'select dataset.* from dataset_alias join dataset on dataset.name = dataset where dataset_alias.name = ?',
    )
  }

  list(): DatasetEntry[] {
    return this.#database
      .prepare('select * from dataset order by created_at, name')
      .all()
      .map(toEntry)
  }

  /** The dataset of a name, or of an alias. */
  get(name: string): DatasetEntry | null {
    const found = isAliasName(name)
      ? this.#byAlias.get(name.slice(ALIAS_PREFIX.length))
      : this.#byName.get(name)
    return found ? toEntry(found) : null
  }

  /** The dataset about which another one holds what editors say, or null when it does not. */
  addonFor(name: string): string | null {
    return this.get(name)?.addonFor ?? null
  }

  /** Adds a dataset; false when there is one of this name already. */
  add(name: string, { addon, aclMode = 'public' }: NewDataset = {}): boolean {
    const { changes } = this.#database
      .prepare(
        `insert into dataset (name, profile, addon_for, created_at, acl_mode)
         values (?, ?, ?, ?, ?) on conflict (name) do nothing`,
      )
      .run(
        name,
        addon?.profile ?? null,
        addon?.addonFor ?? null,
        new Date().toISOString(),
        addon === undefined ? aclMode : 'private',
      )
    return changes > 0
  }

  setAclMode(name: string, aclMode: AclMode): void {
    this.#database.prepare('update dataset set acl_mode = ? where name = ?').run(aclMode, name)
  }

  /** Notes that a dataset has a file. */
  markOpened(name: string): void {
    this.#database
      .prepare('update dataset set opened_at = ? where name = ?')
      .run(new Date().toISOString(), name)
  }

  /** Has the file of a dataset made anew, empty, when it is opened next. */
  beginAnew(name: string): void {
    this.#database.prepare('update dataset set opened_at = null where name = ?').run(name)
  }

  /** From now on there is no dataset of this name, and its aliases are unlinked. */
  remove(name: string): void {
    this.#database.prepare('delete from dataset where name = ?').run(name)
  }

  aliases(): DatasetAlias[] {
    return this.#database
      .prepare('select * from dataset_alias order by created_at, name')
      .all()
      .map((found) => aliasRow.parse(found))
  }

  /** Adds an alias; false when there is one of this name already. */
  addAlias(name: string, dataset: string | null): boolean {
    const { changes } = this.#database
      .prepare(
        'insert into dataset_alias (name, dataset, created_at) values (?, ?, ?) on conflict (name) do nothing',
      )
      .run(name, dataset, new Date().toISOString())
    return changes > 0
  }

  /** Points an alias at a dataset, or at none. */
  linkAlias(name: string, dataset: string | null): void {
    this.#database.prepare('update dataset_alias set dataset = ? where name = ?').run(dataset, name)
  }

  removeAlias(name: string): void {
    this.#database.prepare('delete from dataset_alias where name = ?').run(name)
  }
}

function toEntry(found: unknown): DatasetEntry {
  const { name, profile, addon_for, created_at, acl_mode, opened_at } = row.parse(found)
  return {
    name,
    profile,
    addonFor: addon_for,
    createdAt: created_at,
    // Those of lakes that knew no private datasets were private too.
    aclMode: profile === null ? acl_mode : 'private',
    openedAt: opened_at,
  }
}
