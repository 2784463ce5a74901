import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** Full-text hits of one expression: primary key to relevance (greater is better, always positive). */
export type TextHits = ReadonlyMap<number, number>

/** Questions to the full-text index that go beyond finding candidates. */
export class TextIndex {
  readonly #count: StatementSync
  readonly #ranked: StatementSync
  readonly #test: StatementSync

  constructor(database: DatabaseSync) {
    this.#count = database.prepare(
      'SELECT count(*) AS hits FROM (SELECT 1 FROM document_fts WHERE document_fts MATCH ? LIMIT ?)',
    )
    this.#ranked = database.prepare(
      'SELECT rowid AS pk, bm25(document_fts) AS rank FROM document_fts WHERE document_fts MATCH ?',
    )
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

  /** Whether one document is among the hits. */
  matches(expression: string, pk: number): boolean {
    return this.#test.get(expression, pk) !== undefined
  }
}
