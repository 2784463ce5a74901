import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { prepareRows, type RowStatement } from './row-statement.ts'

/** More are forgotten, all at once. */
const MOST = 500

/**
 * A limit that is a parameter. For a bare one, SQLite (`sqlite3ExprIsInteger` in its expr.c) plans by the value, and so
 * prepares the statement anew for each other value: that takes longer than most statements run.
 */
export const LIMIT = 'LIMIT ? + 0'

/** Prepared statements by their text, for SQL that is put together at run time. */
export class Statements {
  readonly #database: DatabaseSync
  readonly #prepared = new Map<string, StatementSync>()
  readonly #ofRows = new Map<string, RowStatement>()

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  prepare(sql: string): StatementSync {
    let statement = this.#prepared.get(sql)
    if (statement === undefined) {
      if (this.#prepared.size >= MOST) this.clear()
      statement = this.#database.prepare(sql)
      this.#prepared.set(sql, statement)
    }
    return statement
  }

  /** For what runs often: its rows come as arrays. */
  prepareRows(sql: string): RowStatement {
    let statement = this.#ofRows.get(sql)
    if (statement === undefined) {
      if (this.#ofRows.size >= MOST) this.clear()
      statement = prepareRows(this.#database, sql)
      this.#ofRows.set(sql, statement)
    }
    return statement
  }

  /** To be called before an index is dropped: a statement may name it. */
  clear(): void {
    this.#prepared.clear()
    this.#ofRows.clear()
  }
}
