import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Not one that is still being copied. */
const DATASET_FILE = /\/[^.]+\.sqlite$/

/** Tells whether anything was written to a lake, by whatever SQLite and the file system know of it. */
export class LakeState {
  readonly #directory: string
  /** Of the accounts, and not counted when it writes itself. */
  readonly #own: DatabaseSync
  readonly #datasets = new Map<string, DatabaseSync>()
  readonly #digests = new WeakMap<DatabaseSync, { commits: number; digest: string }>()

  constructor(directory: string, own: DatabaseSync) {
    this.#directory = directory
    this.#own = own
  }

  /** The same text as before when nothing was committed, and no file came or went. */
  read(): string {
    const files = this.#files('datasets').filter((file) => DATASET_FILE.test(file))
    for (const [file, database] of this.#datasets) {
      if (files.includes(file)) continue
      database.close()
      this.#datasets.delete(file)
    }
    return [
      `accounts ${commitsSeen(this.#own)}`,
      ...files.map((file) => `${file} ${this.#digestOf(file)}`),
      ...this.#files('assets'),
    ].join('\n')
  }

  close(): void {
    for (const database of this.#datasets.values()) database.close()
  }

  #open(file: string): DatabaseSync {
    const open =
      this.#datasets.get(file) ??
      new DatabaseSync(path.join(this.#directory, file), { readOnly: true })
    this.#datasets.set(file, open)
    return open
  }

  /** Of its rows: a refused write that shared a commit with others is a commit, but changes none. */
  #digestOf(file: string): string {
    const database = this.#open(file)
    const commits = commitsSeen(database)
    const known = this.#digests.get(database)
    if (known?.commits === commits) return known.digest
    const digest = digestOf(database)
    this.#digests.set(database, { commits, digest })
    return digest
  }

  #files(folder: string): string[] {
    return readdirSync(path.join(this.#directory, folder), {
      recursive: true,
      withFileTypes: true,
    })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(this.#directory, path.join(entry.parentPath, entry.name)))
      .toSorted()
  }
}

/** Grows with every commit of another connection. */
function commitsSeen(database: DatabaseSync): number {
  return Number(database.prepare('pragma data_version').get()?.data_version)
}

function digestOf(database: DatabaseSync): string {
  const hash = createHash('sha1')
  const tables = database
    .prepare(
      "select name from sqlite_schema where type = 'table' and sql not like 'create virtual%'",
    )
    .all()
  for (const { name } of tables) {
    const rows = database.prepare(`select * from "${name}"`)
    rows.setReadBigInts(true)
    for (const row of rows.iterate()) {
      hash.update(
        JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
      )
    }
  }
  return hash.digest('hex')
}
