import type { DatabaseSync } from 'node:sqlite'

/** Of the texts counted: by so few deleted ones the ranking does not change to speak of. */
const MOST_DELETED = 1 / 50

/**
 * Keeps the numbers right that the full-text index ranks by: how many texts there are, and how many words. FTS5 leaves
 * deleted texts in them where `contentless_delete` is set, so that each edit of a text counted as one more: the more
 * often anything was edited, the less a rare word weighed beside a common one.
 */
export class TextTotals {
  readonly #database: DatabaseSync
  /** Texts deleted since the numbers were right. To be set back when what deleted them is undone. */
  deleted = 0
  #mostDeleted = 0

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  /** For use where a transaction begins: FTS5 writes the numbers that it remembers at its end. */
  correctIfDue(): void {
    if (this.deleted > this.#mostDeleted) this.correct()
  }

  /** Leaves out what was deleted; of words as many as the deleted texts had on average. */
  correct(): void {
    if (this.deleted === 0) return
    const [texts = 0, words = 0] = readVarints(this.#block())
    const left = Math.max(1, texts - this.deleted)
    const block = [left, Math.round((words * left) / Math.max(1, texts))].flatMap(varint)
    // Tables of FTS5 itself may not be written otherwise.
    this.#database.enableDefensive(false)
    try {
      this.#database
        .prepare(`UPDATE document_fts_data SET block = ? WHERE ${TOTALS}`)
        .run(Uint8Array.from(block))
    } finally {
      this.#database.enableDefensive(true)
    }
    this.deleted = 0
    this.#mostDeleted = Math.floor(left * MOST_DELETED)
  }

  #block(): Uint8Array {
    const row = this.#database.prepare(`SELECT block FROM document_fts_data WHERE ${TOTALS}`).get()
    return row?.block instanceof Uint8Array ? row.block : new Uint8Array()
  }
}

/** The "averages record": the number of rows, then of tokens in each column. https://sqlite.org/src/file/ext/fts5/fts5_index.c */
const TOTALS = 'id = 1'

/** Numbers as SQLite writes them, seven bits in a byte, the last byte without its highest bit. https://sqlite.org/fileformat2.html#varint */
function readVarints(bytes: Uint8Array): number[] {
  const numbers: number[] = []
  let number = 0
  for (const byte of bytes) {
    number = number * 128 + (byte & 127)
    if (byte >= 128) continue
    numbers.push(number)
    number = 0
  }
  return numbers
}

function varint(number: number): number[] {
  const bytes = [number % 128]
  for (let rest = Math.floor(number / 128); rest > 0; rest = Math.floor(rest / 128)) {
    bytes.unshift((rest % 128) + 128)
  }
  return bytes
}
