import type { DatabaseSync } from 'node:sqlite'
import { LRUCache } from 'lru-cache'
import type { IndexOrder } from './build-index.ts'
import {
  dropping,
  type IndexSpan,
  indexName,
  isIndexable,
  making,
  SPANS,
} from './index-definition.ts'
import type { IndexedPaths } from './indexed-paths.ts'
import type { Statements } from './statements.ts'

const CAPACITY = 48
const LATELY_MS = 10 * 60 * 1000

/** Where queries ask for indexes over attributes. */
export interface IndexLookup {
  /** To be called when a query begins. */
  unpin(): void
  /** Name of the index over a path; null to do without. */
  ensure(path: readonly string[], span: IndexSpan): string | null
}

/**
 * Indexes over attributes inside the stored JSON, made when a query first compares or orders by one.
 * They stay with the file; when there are too many, the one unused for longest is dropped.
 */
export class ScalarIndexes implements IndexLookup {
  readonly #database: DatabaseSync
  readonly #statements: Statements
  readonly #indexed: IndexedPaths
  /** When each was last used, by name; 0 for not since the start. Never full: one more than `CAPACITY` at most. */
  readonly #known = new LRUCache<string, number>({ max: 2 * CAPACITY })
  /** Those that the query at hand relies on, which must not be dropped under it. */
  readonly #pinned = new Set<string>()

  constructor(database: DatabaseSync, statements: Statements, indexed: IndexedPaths) {
    this.#database = database
    this.#indexed = indexed
    this.#statements = statements
    this.#dropOutdated()
    this.#load()
  }

  /** To be called when a query begins: what earlier ones relied on may be dropped again. */
  unpin(): void {
    this.#pinned.clear()
  }

  /**
   * Name of the index over a path; null when there can be none (an odd attribute name, or an open write that might
   * yet roll the new index back).
   */
  ensure(path: readonly string[], span: IndexSpan): string | null {
    if (!isIndexable(path)) return null
    const name = indexName(path, span)
    if (this.#known.has(name)) this.touch([name])
    else if (this.#database.isTransaction || this.#pinned.size >= CAPACITY) return null
    else if (!this.#create(name, path, span)) return null
    this.#pinned.add(name)
    return name
  }

  /**
   * What is to be done for an index that a reader of the file wants; null when there can be none, or the disk takes
   * nothing more. For anybody who comes along, none is dropped that was used lately: they could have all of them made
   * anew for ever.
   */
  order(
    path: readonly string[],
    span: IndexSpan,
    forAnybody: boolean,
  ): Omit<IndexOrder, 'file'> | null {
    const [oldest = 0] = this.#known.rvalues()
    const isFull = this.#known.size >= CAPACITY
    if (!isIndexable(path) || (forAnybody && isFull && Date.now() - oldest < LATELY_MS)) return null
    this.unpin()
    return this.#change(() => this.#makeRoom()) ? { path, span } : null
  }

  /** Notes what somebody else has made, and when: now. To be called before anything is written after that. */
  refresh(): void {
    const before = new Set(this.#known.keys())
    this.#load()
    for (const name of this.#known.keys()) if (!before.has(name)) this.#known.set(name, Date.now())
  }

  has(name: string): boolean {
    return this.#known.has(name)
  }

  /** Notes that a query used these. */
  touch(names: readonly string[]): void {
    for (const name of names) if (this.#known.has(name)) this.#known.set(name, Date.now())
  }

  /** Keeps the order of use for the next start, where there is room to write it. */
  close(): void {
    this.#change(() => this.#saveUse())
  }

  #saveUse(): void {
    const update = this.#database.prepare('UPDATE scalar_index SET last_used = ? WHERE name = ?')
    let turn = 0
    for (const name of this.#known.rkeys()) update.run(++turn, name)
  }

  #create(name: string, path: readonly string[], span: IndexSpan): boolean {
    return this.#change(() => {
      this.#makeRoom()
      this.#database.exec(making(path, span))
      this.#database
        .prepare('INSERT INTO scalar_index (name, path, by_type, last_used) VALUES (?, ?, ?, ?)')
        .run(name, path.join('.'), SPANS.indexOf(span), this.#known.size + 1)
      this.#saveUse()
      this.#known.set(name, Date.now())
    })
  }

  /**
   * Changes which indexes there are, all at once: one without its triggers, or a name without a table, would be asked
   * all the same. False when the disk takes nothing more, which must not stop reading.
   */
  #change(work: () => void): boolean {
    let isDone = false
    try {
      this.#database.exec('BEGIN IMMEDIATE')
      work()
      this.#database.exec('COMMIT')
      isDone = true
    } catch (error) {
      if (!isUnwritable(error)) throw error
    } finally {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      if (isDone) this.#notePaths()
      else this.#load()
    }
    return isDone
  }

  /** Drops those that earlier versions made of other columns: whoever wants them has them made anew. */
  #dropOutdated(): void {
    const rows = this.#database.prepare('SELECT name, path, by_type FROM scalar_index').all()
    const outdated = rows.filter(({ name, path, by_type }) => {
      const span = SPANS[Number(by_type)]
      return span === undefined || name !== indexName(String(path).split('.'), span)
    })
    if (outdated.length === 0) return
    this.#database.exec('BEGIN IMMEDIATE')
    for (const { name } of outdated) this.#drop(String(name))
    this.#database.exec('COMMIT')
  }

  #drop(name: string): void {
    const row = this.#database.prepare('SELECT type FROM sqlite_schema WHERE name = ?').get(name)
    // As versions before format 3 made them.
    this.#database.exec(row?.type === 'index' ? `DROP INDEX ${name}` : dropping(name))
    this.#database.prepare('DELETE FROM scalar_index WHERE name = ?').run(name)
  }

  /** Those that were not known come first, as unused. */
  #load(): void {
    const before = Array.from(
      this.#known.rkeys(),
      (name) => [name, this.#known.peek(name)] as const,
    )
    const rows = this.#database.prepare('SELECT name FROM scalar_index ORDER BY last_used').all()
    const names = new Set(rows.map(({ name }) => String(name)))
    this.#known.clear()
    for (const name of names) this.#known.set(name, 0)
    for (const [name, lastUsed] of before) {
      if (lastUsed !== undefined && this.#known.has(name)) this.#known.set(name, lastUsed)
    }
    this.#notePaths()
  }

  /** What is dropped may stay noted: then a trigger looks, and finds nothing to do. */
  #notePaths(): void {
    const rows = this.#database.prepare('SELECT DISTINCT path FROM scalar_index').all()
    this.#indexed.set(rows.map(({ path }) => String(path).split('.')))
  }

  #makeRoom(): void {
    for (const oldest of [...this.#known.rkeys()]) {
      if (this.#known.size < CAPACITY) return
      if (this.#pinned.has(oldest)) continue
      this.#statements.clear()
      this.#drop(oldest)
      this.#known.delete(oldest)
    }
  }
}

/** Whether something failed because the disk takes nothing more. */
export function isUnwritable(error: unknown): boolean {
  return error instanceof Error && /full|readonly|disk I\/O/i.test(error.message)
}
