import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { LRUCache } from 'lru-cache'
import { prepareRows, type Row, type RowStatement } from './row-statement.ts'
import { LIMIT } from './statements.ts'

/** Full-text hits of one expression: primary key to relevance (greater is better, always positive). */
export type TextHits = ReadonlyMap<number, number>

/** How well documents fit an expression in FTS5's own language. */
export interface TextRanking {
  /** All hits; null when there are more than `most`. */
  hitsUpTo(expression: string, most: number): TextHits | null
  hits(expression: string): TextHits
  /** Relevance of one document, the same as among all hits; 0 when it is none of them. */
  relevance(expression: string, pk: number): number
  /** Whether all hits may be ranked as they are found. */
  mayRank(expression: string): boolean
}

const MOST_REMEMBERED = 1_000
const REMEMBERED_MS = 10_000

/** A word or phrase of an expression, and what says that its last word may go on. */
const PHRASE = /"[^"]*"( \*)?/g

/** Questions to the full-text index that go beyond finding candidates. */
export class TextIndex implements TextRanking {
  readonly #ranked: RowStatement
  readonly #one: RowStatement
  readonly #count: RowStatement
  /** Phrases that were rare lately, and how rare: few become common within that time. */
  readonly #rare = new LRUCache<string, number>({ max: MOST_REMEMBERED, ttl: REMEMBERED_MS })

  constructor(database: DatabaseSync) {
    const ranked = 'SELECT bm25(document_fts), rowid FROM document_fts WHERE document_fts MATCH ?'
    this.#ranked = prepareRows(database, `${ranked} ${LIMIT}`)
    this.#one = prepareRows(database, `${ranked} AND rowid = ?`)
    this.#count = prepareRows(
      database,
      `SELECT count(*) FROM (SELECT 1 FROM document_fts WHERE document_fts MATCH ? ${LIMIT})`,
    )
  }

  hitsUpTo(expression: string, most: number): TextHits | null {
    const rows = this.#ranked.all(expression, most + 1)
    return rows.length > most ? null : hitsOf(rows)
  }

  hits(expression: string): TextHits {
    return hitsOf(this.#ranked.all(expression, -1))
  }

  mayRank(): boolean {
    return true
  }

  relevance(expression: string, pk: number): number {
    // FTS5 ignores a rowid that is bound as a float, which is how numbers are bound.
    const row = this.#one.get(expression, BigInt(pk))
    return row === undefined ? 0 : relevanceOf(row[0])
  }

  /** Whether each word in an expression stood in at most so many documents lately, and none is only begun. */
  isRare(expression: string, most: number): boolean {
    return Array.from(expression.matchAll(PHRASE)).every(
      ([phrase, goesOn]) => goesOn === undefined && this.#isRarePhrase(phrase, most),
    )
  }

  #isRarePhrase(phrase: string, most: number): boolean {
    const known = this.#rare.get(phrase)
    if (known !== undefined && known <= most) return true
    const hits = Number(this.#count.get(phrase, most + 1)?.[0])
    if (hits > most) return false
    this.#rare.set(phrase, hits)
    return true
  }
}

function hitsOf(rows: readonly Row[]): TextHits {
  return new Map(rows.map(([rank, pk]) => [Number(pk), relevanceOf(rank)]))
}

/** How well a row that FTS5 ranks fits: greater is better, always positive. */
export function relevanceOf(rank: SQLOutputValue | undefined): number {
  return Math.max(-Number(rank), 1e-6)
}
