import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite'

/** Full-text hits of one expression: primary key to relevance (greater is better, always positive). */
export type TextHits = ReadonlyMap<number, number>

/** Questions to the full-text index that go beyond finding candidates. */
export class TextIndex {
  readonly #all: StatementSync
  readonly #one: StatementSync

  constructor(database: DatabaseSync) {
    const ranked =
      'SELECT rowid AS pk, bm25(document_fts) AS rank FROM document_fts WHERE document_fts MATCH ?'
    this.#all = database.prepare(ranked)
    this.#one = database.prepare(`${ranked} AND rowid = ?`)
  }

  /** All hits with their relevance. */
  hits(expression: string): TextHits {
    const rows = this.#all.all(expression)
    return new Map(rows.map((row) => [Number(row.pk), relevance(row)]))
  }

  /** Relevance of one document, the same as among all hits; 0 when it is none of them. */
  relevance(expression: string, pk: number): number {
    // FTS5 ignores a rowid that is bound as a float, which is how numbers are bound.
    const row = this.#one.get(expression, BigInt(pk))
    return row === undefined ? 0 : relevance(row)
  }
}

function relevance({ rank }: Record<string, SQLOutputValue>): number {
  return Math.max(-Number(rank), 1e-6)
}
