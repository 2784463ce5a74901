import type { DatabaseSync } from 'node:sqlite'
import { type IndexSpan, indexName, isIndexable } from './index-definition.ts'
import type { IndexLookup } from './scalar-index.ts'

/** Ends a query that needs an index which does not exist yet, so that the store can make it. */
export class IndexWanted extends Error {
  readonly path: readonly string[]
  readonly span: IndexSpan

  constructor(path: readonly string[], span: IndexSpan) {
    super(`An index over ${path.join('.')} is wanted`)
    this.path = path
    this.span = span
  }
}

/** The indexes over attributes that a file has, for a reader that can make none. */
export class ExistingIndexes implements IndexLookup {
  readonly #known = new Set<string>()
  readonly #used = new Set<string>()
  #refused: ReadonlySet<string> = new Set()

  load(database: DatabaseSync): void {
    this.#known.clear()
    for (const row of database.prepare('SELECT name FROM scalar_index').all()) {
      this.#known.add(String(row.name))
    }
  }

  /** Begins a query that has to do without some indexes, if need be. */
  begin(refused: ReadonlySet<string>): void {
    this.#refused = refused
    this.#used.clear()
  }

  /** Names of the indexes that the query at hand has used so far. */
  get used(): readonly string[] {
    return [...this.#used]
  }

  /** Nothing is dropped under a reader: it sees the file as of one moment. */
  unpin(): void {}

  /** @throws IndexWanted when there is none, unless it is among those refused */
  ensure(path: readonly string[], span: IndexSpan): string | null {
    if (!isIndexable(path)) return null
    const name = indexName(path, span)
    if (this.#known.has(name)) {
      this.#used.add(name)
      return name
    }
    if (this.#refused.has(name)) return null
    throw new IndexWanted(path, span)
  }
}
