import type { StatementSync } from 'node:sqlite'
import { isDeepStrictEqual } from 'node:util'
import type { JsonObject } from '../json.ts'
import { changedAttributes } from './changed-attributes.ts'
import type { Damage } from './damage.ts'
import type { StoredDocument } from './document.ts'
import { DocumentCache } from './document-cache.ts'
import { openHead, type WrittenDocument, writeDocument } from './document-head.ts'
import { publishedId, versionName } from './document-id.ts'
import { IndexedPaths } from './indexed-paths.ts'
import { collectReferences } from './references.ts'
import { prepareRows, type Row, type RowStatement } from './row-statement.ts'
import { LIMIT } from './statements.ts'
import { formOf, keepForm } from './stored-form.ts'
import { collectTexts, tokenize } from './text-tokens.ts'
import { TextTotals } from './text-totals.ts'
import type { WatchedDatabase } from './watched-database.ts'

/** Documents with everything derived from them (references, full text), kept in step on every write. */
export class DocumentTable {
  readonly textTotals: TextTotals
  readonly #damage: Damage
  readonly #cache: DocumentCache
  readonly #pkById: RowStatement
  readonly #contentByPk: RowStatement
  readonly #contentOfRev: RowStatement
  readonly #headByPk: RowStatement
  readonly #headById: RowStatement
  readonly #headsByPk: RowStatement
  readonly #insert: StatementSync
  readonly #update: StatementSync
  readonly #updateUnindexed: StatementSync
  readonly #indexed: Pick<IndexedPaths, 'differ'>
  readonly #delete: StatementSync
  readonly #deleteReferences: StatementSync
  readonly #insertReference: StatementSync
  readonly #tellReferrer: StatementSync
  readonly #strongReferrers: RowStatement
  readonly #strongTargets: RowStatement
  readonly #countUpTo: RowStatement
  /** Whether the index of all documents lists one. */
  readonly #isListed: (pk: number) => boolean
  readonly #insertText: StatementSync
  readonly #deleteText: StatementSync

  /** @param indexed what its writes look at to leave indexes alone */
  constructor(
    database: WatchedDatabase,
    cache = new DocumentCache(),
    indexed: Pick<IndexedPaths, 'differ'> = new IndexedPaths(),
  ) {
    this.textTotals = new TextTotals(database)
    this.#damage = database.damage
    this.#cache = cache
    this.#indexed = indexed
    const prepare = (sql: string) => database.prepare(sql)
    const rows = (sql: string) => prepareRows(database, sql)
    this.#pkById = rows('SELECT pk FROM document WHERE id = ?')
    this.#contentByPk = rows('SELECT content FROM document WHERE pk = ?')
    this.#contentOfRev = rows('SELECT content FROM document WHERE pk = ? AND rev = ?')
    const head = 'pk, rev, head, iif(head IS NULL, content, NULL)'
    this.#headByPk = rows(`SELECT ${head} FROM document WHERE pk = ?`)
    this.#headById = rows(`SELECT ${head} FROM document WHERE id = ?`)
    this.#headsByPk = rows(
      `SELECT ${head} FROM document WHERE pk IN (SELECT value FROM json_each(?))`,
    )
    this.#insert = prepare(
      'INSERT INTO document (id, type, rev, published_id, version, head, content) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    this.#update = prepare(
      'UPDATE document SET type = ?, rev = ?, head = ?, content = ? WHERE pk = ?',
    )
    // What keeps indexes up is told of a change by the type being set.
    this.#updateUnindexed = prepare(
      'UPDATE document SET rev = ?, head = ?, content = ? WHERE pk = ?',
    )
    this.#delete = prepare('DELETE FROM document WHERE pk = ?')
    this.#deleteReferences = prepare('DELETE FROM reference WHERE document_pk = ?')
    this.#insertReference = prepare(
      'INSERT INTO reference (target, document_pk, strong) VALUES (?, ?, ?)',
    )
    this.#tellReferrer = prepare('INSERT INTO referrer (pk, refers) VALUES (?, ?)')
    this.#strongReferrers = rows(
      'SELECT id FROM reference JOIN document ON pk = document_pk WHERE target = ? AND strong = 1 ORDER BY id',
    )
    this.#strongTargets = rows(
      'SELECT target FROM document JOIN reference ON document_pk = pk WHERE id = ? AND strong = 1 ORDER BY target',
    )
    this.#countUpTo = rows(`SELECT count(*) FROM (SELECT 1 FROM document ${LIMIT})`)
    // Not asked of the table: it looks through all of an index.
    const listed =
      "SELECT 1 FROM document INDEXED BY document_by_group WHERE published_id >= '' AND +pk = ?"
    this.#isListed = (pk) => rows(listed).get(pk) !== undefined
    this.#insertText = prepare('INSERT INTO document_fts (rowid, body) VALUES (?, ?)')
    this.#deleteText = prepare('DELETE FROM document_fts WHERE rowid = ?')
  }

  /** Drops all that is cached. */
  close(): void {
    this.#cache.close()
  }

  isFewerThan(count: number): boolean {
    return Number(this.#countUpTo.get(count)?.[0]) < count
  }

  pk(id: string): number | null {
    const cached = this.#cache.pk(id)
    if (cached !== undefined) return cached
    const row = this.#pkById.get(id)
    return row === undefined ? null : Number(row[0])
  }

  /** The document behind a primary key. @throws Error when there is none, DamagedFile when there must be one */
  read(pk: number): StoredDocument {
    const cached = this.#cache.get(pk)
    if (cached !== undefined) {
      formOf(cached)?.partial?.complete()
      return cached
    }
    const row = this.#contentByPk.get(pk)
    if (row === undefined) throw this.#missing(pk)
    return this.#parse(pk, String(row[0]))
  }

  #missing(pk: number): Error {
    const message = `no document has the primary key ${pk}`
    return this.#isListed(pk) ? this.#damage.note(message) : new Error(message)
  }

  get(id: string): StoredDocument | null {
    const pk = this.pk(id)
    return pk === null ? null : this.read(pk)
  }

  /** As `read`, but its long attributes are read when they are asked for: before anything else is written. */
  readHead(pk: number): StoredDocument {
    const cached = this.#cache.get(pk)
    if (cached !== undefined) return cached
    const row = this.#headByPk.get(pk)
    if (row === undefined) throw this.#missing(pk)
    return this.#open(row)
  }

  /** The same for several, faster than one by one. */
  readHeads(pks: readonly number[]): StoredDocument[] {
    const known = pks.map((pk) => this.#cache.get(pk))
    const unread = pks.filter((_, i) => known[i] === undefined)
    if (unread.length <= 1) return pks.map((pk, i) => known[i] ?? this.readHead(pk))
    const rows = this.#headsByPk.all(JSON.stringify(unread))
    const opened = new Map(rows.map((row) => [Number(row[0]), this.#open(row)]))
    return pks.map((pk, i) => known[i] ?? opened.get(pk) ?? this.readHead(pk))
  }

  /** As `get`, of which `readHead` tells the rest. */
  getHead(id: string): StoredDocument | null {
    const cached = this.#cache.pk(id)
    if (cached !== undefined) return this.readHead(cached)
    const row = this.#headById.get(id)
    return row === undefined ? null : this.#open(row)
  }

  /**
   * Writes or, given null, deletes. Answers the primary key touched, null when there was nothing to delete.
   * @param previous what is there now, if anything
   */
  put(
    id: string,
    next: StoredDocument | null,
    previous: StoredDocument | null = this.get(id),
  ): number | null {
    const existing = previous === null ? null : this.pk(id)
    if (existing !== null) this.forget(existing)
    if (next === null) {
      if (existing === null) return null
      this.#removeText(existing)
      this.#removeReferences(existing)
      this.#delete.run(existing)
      return existing
    }
    const written = writeDocument(next)
    const pk = existing ?? this.#create(id, next, written)
    if (existing !== null) {
      const { head, content } = written
      const isIndexed = previous === null || this.#indexed.differ(previous, next)
      if (isIndexed) this.#update.run(next._type, next._rev, head, content, existing)
      else this.#updateUnindexed.run(next._rev, head, content, existing)
    }
    this.#putReferences(pk, previous, next)
    this.#putText(pk, previous, next)
    return pk
  }

  #putReferences(pk: number, previous: StoredDocument | null, next: StoredDocument): void {
    if (previous !== null) {
      const { before, after } = changedAttributes(previous, next)
      if (isDeepStrictEqual(collectReferences(after), collectReferences(before))) return
      this.#removeReferences(pk)
    }
    const references = collectReferences(next)
    if (references.size === 0) return
    for (const [target, strong] of references) {
      this.#insertReference.run(target, pk, strong ? 1 : 0)
    }
    this.#tellReferrer.run(pk, 1)
  }

  #removeReferences(pk: number): void {
    this.#tellReferrer.run(pk, 0)
    this.#deleteReferences.run(pk)
  }

  #putText(pk: number, previous: StoredDocument | null, next: StoredDocument): void {
    if (previous !== null) {
      const { before, after } = changedAttributes(previous, next)
      if (isDeepStrictEqual(textsByAttribute(after), textsByAttribute(before))) return
      this.#removeText(pk)
    }
    const words = [...collectTexts(next), publishedId(next._id)].flatMap(tokenize)
    this.#insertText.run(pk, words.join(' '))
  }

  #removeText(pk: number): void {
    this.#deleteText.run(pk)
    this.textTotals.deleted += 1
  }

  #create(id: string, next: StoredDocument, { head, content }: WrittenDocument): number {
    const { lastInsertRowid } = this.#insert.run(
      id,
      next._type,
      next._rev,
      publishedId(id),
      versionName(id),
      head,
      content,
    )
    return Number(lastInsertRowid)
  }

  /** Drops what is cached of a document; needed when its write was rolled back. */
  forget(pk: number): void {
    this.#cache.delete(pk)
  }

  /** Drops what is cached of a document that somebody else has changed. */
  forgetId(id: string): void {
    const pk = this.#cache.pk(id)
    if (pk !== undefined) this.forget(pk)
  }

  stronglyReferencing(id: string): string[] {
    return this.#strongReferrers.all(id).map(([referring]) => String(referring))
  }

  strongReferencesOf(id: string): string[] {
    return this.#strongTargets.all(id).map(([target]) => String(target))
  }

  #parse(pk: number, content: string): StoredDocument {
    const document = this.#damage.parse(content) as StoredDocument
    keepForm(document, { pk, text: () => content, more: '' })
    this.#cache.set(pk, document, content.length)
    return document
  }

  #open([key, rev = null, head, content]: Row): StoredDocument {
    const pk = Number(key)
    if (typeof head !== 'string') return this.#parse(pk, String(content))
    const parse = (json: string) => this.#damage.parse(json)
    const document = openHead(pk, head, parse, () => {
      const row = this.#contentOfRev.get(pk, rev)
      if (row === undefined) throw new Error(`The document ${pk} was written while it was read`)
      const text = String(row[0])
      this.#cache.grow(pk, document, text.length)
      return text
    })
    this.#cache.set(pk, document, head.length)
    return document
  }
}

/** Apart, as others may stand between them: a text that moves from one to the next comes to stand beside other words. */
function textsByAttribute(document: JsonObject): [string, string[]][] {
  return Object.entries(document).flatMap(([name, value]) => {
    const texts = name.startsWith('_') ? [] : collectTexts(value)
    return texts.length === 0 ? [] : [[name, texts]]
  })
}
