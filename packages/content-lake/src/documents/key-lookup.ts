import type { StoredDocument } from './document.ts'
import type { DocumentReader } from './document-reader.ts'
import { keyOf, type Scalar } from './sort-key.ts'
import { LIMIT } from './statements.ts'
import { present, type View, visibleRows } from './view.ts'

/**
 * Finds the documents of a type by the value of an attribute in one short statement, which is worked out once: what
 * most pages begin with, and to plan it anew takes longer than to run it.
 */
export class KeyLookup {
  readonly #type: string
  readonly #path: readonly string[]
  /** By index and view: the same text each time, of which V8 keeps the hash. */
  readonly #statements = new Map<string, string>()

  constructor(type: string, path: readonly string[]) {
    this.#type = type
    this.#path = path
  }

  /** The documents as the view presents them, by id; null when there are more than `most`, or no index tells. */
  find(store: DocumentReader, value: Scalar, view: View, most: number): StoredDocument[] | null {
    const index = store.scalarIndexes.ensure(this.#path, 'type')
    if (index === null) return null
    const visible = visibleRows(view, 'entry')
    const rows = store.statements
      .prepareRows(this.#statement(index, visible.sql))
      .all(this.#type, keyOf(value), ...visible.parameters, most + 1)
    if (rows.length > most) return null
    const found = store.documents.readHeads(rows.map(([pk]) => Number(pk)))
    return found.flatMap((document) => present(document, view) ?? [])
  }

  #statement(index: string, visible: string): string {
    const key = `${index} ${visible}`
    let sql = this.#statements.get(key)
    if (sql === undefined) {
      sql = `SELECT pk FROM ${index} AS entry WHERE type = ? AND key = ? AND ${visible}
        ORDER BY published_id, version ${LIMIT}`
      this.#statements.set(key, sql)
    }
    return sql
  }
}
