import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** Full-text hits of one expression: primary key to relevance (greater is better, always positive). */
export type TextHits = ReadonlyMap<number, number>

/** Questions to the full-text index that go beyond finding candidates. */
export class TextIndex {
  readonly #count: StatementSync
  readonly #ranked: StatementSync
  readonly #all: StatementSync
  readonly #test: StatementSync

  constructor(database: DatabaseSync) {
    this.#count = database.prepare(
      'SELECT count(*) AS hits FROM (SELECT 1 FROM document_fts WHERE document_fts MATCH ? LIMIT ?)',
    )
    this.#ranked = database.prepare(
      'SELECT rowid AS pk, bm25(document_fts) AS rank FROM document_fts WHERE document_fts MATCH ?',
    )
    this.#all = database.prepare('SELECT rowid AS pk FROM document_fts WHERE document_fts MATCH ?')
    this.#test = database.prepare(
      'SELECT 1 FROM document_fts WHERE document_fts MATCH ? AND rowid = ?',
    )
  }

  /** All hits with their relevance, or null when there are more than `most`: ranking them would be slow. */
  hits(expression: string, most: number): TextHits | null {
    if (Number(this.#count.get(expression, most + 1)?.hits) > most) return null
    const rows = this.#ranked.all(expression)
    return new Map(rows.map((row) => [Number(row.pk), Math.max(-Number(row.rank), 1e-6)]))
  }

  /** Primary keys of all hits, however many. */
  all(expression: string): ReadonlySet<number> {
    return new Set(this.#all.all(expression).map((row) => Number(row.pk)))
  }

  /** Whether one document is among the hits. */
  matches(expression: string, pk: number): boolean {
    // FTS5 ignores a rowid that is bound as a float, which is how numbers are bound.
    return this.#test.get(expression, BigInt(pk)) !== undefined
  }
}
