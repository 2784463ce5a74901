import type { StoredDocument } from './document.ts'
import type { DocumentReader } from './document-reader.ts'
import { referrerScan, type SelectionOrder } from './ordered-scan.ts'
import { present, type View, visibleRows } from './view.ts'
import { type Page, pageOf } from './walk.ts'

/**
 * Finds a page of the documents of a type that refer to one other, in an order, in one short statement, which is worked
 * out once: what most lists of related documents ask for.
 */
export class ReferrerLookup {
  readonly #types: readonly string[]
  readonly #order: SelectionOrder
  /** By index and view: the same text each time, of which V8 keeps the hash. */
  readonly #statements = new Map<string, string>()

  constructor(type: string, order: SelectionOrder) {
    this.#types = [type]
    this.#order = order
  }

  /** The documents as the view presents them; null when no index has them. */
  find(store: DocumentReader, target: string, view: View, page: Page): StoredDocument[] | null {
    const index = store.scalarIndexes.ensure(this.#order.path, 'referrers')
    if (index === null) return null
    const visible = visibleRows(view, 'entry')
    const key = `${index} ${visible.sql}`
    const sql = this.#statements.get(key) ?? this.#write(key, store, view)
    if (sql === null) return null
    const rows = store.statements
      .prepareRows(sql)
      .all(target, ...this.#types, ...visible.parameters, page.size, page.skip)
    const found = store.documents.readHeads(rows.map(([pk]) => Number(pk)))
    return found.flatMap((document) => present(document, view) ?? [])
  }

  #write(key: string, store: DocumentReader, view: View): string | null {
    // Only the text of the statement is wanted here, which is the same for each target.
    const walkable = {
      types: this.#types,
      conditions: [{ kind: 'references', targets: [''] }],
      view,
      reversed: false,
    } as const
    const scan = referrerScan(this.#order, walkable, store.scalarIndexes)
    if (scan === null) return null
    const sql = pageOf(scan, view)
    this.#statements.set(key, sql)
    return sql
  }
}
