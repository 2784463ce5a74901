import { hash } from 'node:crypto'
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { LruMap } from '../lru-map.ts'
import type { IndexOrder } from './build-index.ts'
import type { Statements } from './statements.ts'

export type Scalar = string | number | boolean

const CAPACITY = 48
const MOST_PATHS = 1_000
/** Part of every index's name, to be changed with what its columns are. */
const COLUMNS = 'key, published_id, version, held'
const LATELY_MS = 10 * 60 * 1000

/** Where queries ask for indexes over attributes. */
export interface IndexLookup {
  /** To be called when a query begins. */
  unpin(): void
  /** Name of the index over a path, within each type or over all of them; null to do without. */
  ensure(path: readonly string[], byType: boolean): string | null
}

/**
 * Indexes over attributes inside the stored JSON, made when a query first compares or orders by one.
 * They stay with the file; when there are too many, the one unused for longest is dropped.
 */
export class ScalarIndexes implements IndexLookup {
  readonly #database: DatabaseSync
  readonly #statements: Statements
  /** When each was last used, by name, least recently used first; 0 for not since the start. */
  readonly #known = new Map<string, number>()
  /** Those that the query at hand relies on, which must not be dropped under it. */
  readonly #pinned = new Set<string>()

  constructor(database: DatabaseSync, statements: Statements) {
    this.#database = database
    this.#statements = statements
    this.#dropOutdated()
    this.#load()
  }

  /** To be called when a query begins: what earlier ones relied on may be dropped again. */
  unpin(): void {
    this.#pinned.clear()
  }

  /**
   * Name of the index over a path, within each type or over all of them; null when there can be none
   * (an odd attribute name, or an open write that might yet roll the new index back).
   */
  ensure(path: readonly string[], byType: boolean): string | null {
    const columns = columnsOf(path, byType)
    if (columns === null) return null
    const name = indexName(path, byType)
    if (this.#known.has(name)) this.touch([name])
    else if (this.#database.isTransaction || this.#pinned.size >= CAPACITY) return null
    else if (!this.#create(name, path, byType, columns)) return null
    this.#pinned.add(name)
    return name
  }

  /**
   * What is to be done for an index that a reader of the file wants; null when there can be none. For anybody who
   * comes along, none is dropped that was used lately: they could have all of them made anew for ever.
   */
  order(
    path: readonly string[],
    byType: boolean,
    forAnybody: boolean,
  ): Omit<IndexOrder, 'file'> | null {
    const columns = columnsOf(path, byType)
    const [oldest = 0] = this.#known.values()
    const isFull = this.#known.size >= CAPACITY
    if (columns === null || (forAnybody && isFull && Date.now() - oldest < LATELY_MS)) return null
    this.unpin()
    this.#makeRoom()
    return { name: indexName(path, byType), path, byType, columns }
  }

  /** Notes that somebody else has made an index. */
  add(name: string): void {
    this.#known.set(name, Date.now())
  }

  has(name: string): boolean {
    return this.#known.has(name)
  }

  /** Notes that a query used these. */
  touch(names: readonly string[]): void {
    for (const name of names) if (this.#known.delete(name)) this.#known.set(name, Date.now())
  }

  /** Keeps the order of use for the next start, where there is room to write it. */
  close(): void {
    try {
      this.#saveUse()
    } catch (error) {
      if (!isUnwritable(error)) throw error
    }
  }

  #saveUse(): void {
    const update = this.#database.prepare('UPDATE scalar_index SET last_used = ? WHERE name = ?')
    let turn = 0
    for (const name of this.#known.keys()) update.run(++turn, name)
  }

  #create(name: string, path: readonly string[], byType: boolean, columns: string): boolean {
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      this.#makeRoom()
      this.#database.exec(`CREATE INDEX ${name} ON document (${columns})`)
      this.#database
        .prepare('INSERT INTO scalar_index (name, path, by_type, last_used) VALUES (?, ?, ?, ?)')
        .run(name, path.join('.'), byType ? 1 : 0, this.#known.size + 1)
      this.#saveUse()
      this.#database.exec('COMMIT')
      this.#known.set(name, Date.now())
      return true
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      this.#load()
      // A full or read-only disk must not stop reading.
      if (isUnwritable(error)) return false
      throw error
    }
  }

  /** Drops those that earlier versions made of other columns: whoever wants them has them made anew. */
  #dropOutdated(): void {
    const rows = this.#database.prepare('SELECT name, path, by_type FROM scalar_index').all()
    const outdated = rows.filter(
      ({ name, path, by_type }) => name !== indexName(String(path).split('.'), by_type === 1),
    )
    for (const { name } of outdated) this.#drop(String(name))
  }

  #drop(name: string): void {
    this.#database.exec(`DROP INDEX ${name}`)
    this.#database.prepare('DELETE FROM scalar_index WHERE name = ?').run(name)
  }

  #load(): void {
    this.#known.clear()
    const rows = this.#database.prepare('SELECT name FROM scalar_index ORDER BY last_used').all()
    for (const row of rows) this.#known.set(String(row.name), 0)
  }

  #makeRoom(): void {
    for (const oldest of this.#known.keys()) {
      if (this.#known.size < CAPACITY) return
      if (this.#pinned.has(oldest)) continue
      this.#statements.clear()
      this.#drop(oldest)
      this.#known.delete(oldest)
    }
  }
}

function columnsOf(path: readonly string[], byType: boolean): string | null {
  const key = keyExpression(path)
  return key && `${byType ? 'type, ' : ''}${key}, published_id, version, ${heldExpression(path)}`
}

/**
 * SQL for the sort key of an attribute: SQLite orders numbers before text before blobs, and so the
 * keys fall in GROQ's order. Booleans are the blobs 00 and 01; null, arrays and objects, which GROQ
 * does not tell apart in an order, are all the blob 02. Null when the path cannot be written down.
 */
export const keyExpression = ofPath((path): string | null => {
  if (path.some((name) => !/^[\w-]+$/.test(name))) return null
  const json = `'${jsonPath(path)}'`
  const value = `json_extract(content, ${json})`
  return `(CASE json_type(content, ${json}) WHEN 'text' THEN ${value} WHEN 'integer' THEN ${value} WHEN 'real' THEN ${value} WHEN 'true' THEN x'01' WHEN 'false' THEN x'00' ELSE x'02' END)`
})

/** SQL for whether an attribute holds an array or an object, which its sort key does not tell from what is missing. */
export function heldExpression(path: readonly string[]): string {
  // SQLite takes this from the index; with an IN it would read each document.
  return `(CASE json_type(content, '${jsonPath(path)}') WHEN 'array' THEN 1 WHEN 'object' THEN 1 ELSE 0 END)`
}

function jsonPath(path: readonly string[]): string {
  return `$${path.map((name) => `."${name}"`).join('')}`
}

/** The sort key of a value, to compare `keyExpression` with; null stands for whatever is no scalar. */
export function keyOf(value: Scalar | null): SQLInputValue {
  if (value === null) return new Uint8Array([2])
  return typeof value === 'boolean' ? new Uint8Array([value ? 1 : 0]) : value
}

/** Whether SQLite holds the string exactly as it is. */
export function isExactKey(value: Scalar): boolean {
  return typeof value !== 'string' || (value.isWellFormed() && !value.includes('\0'))
}

/** Whether something failed because the disk takes nothing more. */
export function isUnwritable(error: unknown): boolean {
  return error instanceof Error && /full|readonly|disk I\/O/i.test(error.message)
}

/** What the index over a path is called. */
export function indexName(path: readonly string[], byType: boolean): string {
  return `document_by_${byType ? 'type_' : ''}${pathName(path)}`
}

const pathName = ofPath((path) => {
  const readable = path.join('_').replace(/\W/g, '_').slice(0, 40)
  const unique = hash('sha1', [COLUMNS, ...path].join('\n'), 'hex').slice(0, 8)
  return `${readable}_${unique}`
})

/** Remembers what is worked out of paths: every query asks for the same few. */
function ofPath<Result>(work: (path: readonly string[]) => Result) {
  const known = new LruMap<string, { readonly result: Result }>(MOST_PATHS)
  return (path: readonly string[]): Result => {
    const key = path.join('\n')
    let entry = known.get(key)
    if (entry === undefined) {
      entry = { result: work(path) }
      known.set(key, entry)
    }
    return entry.result
  }
}
