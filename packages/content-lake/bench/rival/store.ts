import { DatabaseSync } from 'node:sqlite'
import type { Author, BenchDocument, Post, Product } from '../documents.ts'

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA cache_size = -32768;
  PRAGMA temp_store = MEMORY;
  CREATE TABLE IF NOT EXISTS author (id TEXT PRIMARY KEY, name TEXT NOT NULL, document TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS product (
    id TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, title TEXT NOT NULL, price REAL NOT NULL, document TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS post (
    pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, slug TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
    published_at TEXT NOT NULL, excerpt TEXT NOT NULL, author_id TEXT NOT NULL, document TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS post_by_date ON post (published_at);
  CREATE TABLE IF NOT EXISTS post_product (
    post_pk INTEGER NOT NULL, product_id TEXT NOT NULL, published_at TEXT NOT NULL, PRIMARY KEY (post_pk, product_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS post_of_product ON post_product (product_id, published_at);
  CREATE VIRTUAL TABLE IF NOT EXISTS post_text USING fts5 (title, body, content = '', contentless_delete = 1);
`

/** What somebody who knows SQL would write for this data and these questions, and nothing else. */
export class RivalStore {
  readonly #database: DatabaseSync
  readonly #newest
  readonly #author
  readonly #productsOf
  readonly #post
  readonly #product
  readonly #postsOf
  readonly #search
  readonly #setTitle
  readonly #deleteText
  readonly #insertText

  constructor(file: string) {
    const database = new DatabaseSync(file)
    database.exec(SCHEMA)
    this.#database = database
    const summary = 'post.id AS _id, post.title, post.slug, post.published_at AS publishedAt'
    this.#newest = database.prepare(
      `SELECT pk, ${summary}, excerpt, author_id FROM post ORDER BY published_at DESC LIMIT 10`,
    )
    this.#author = database.prepare('SELECT id AS _id, name FROM author WHERE id = ?')
    this.#productsOf = database.prepare(
      `SELECT id AS _id, title, price, slug FROM post_product JOIN product ON product.id = product_id WHERE post_pk = ?`,
    )
    this.#post = database.prepare('SELECT document FROM post WHERE slug = ?')
    this.#product = database.prepare('SELECT id, document FROM product WHERE slug = ?')
    this.#postsOf = database.prepare(
      `SELECT ${summary} FROM post_product JOIN post ON post.pk = post_pk
       WHERE product_id = ? ORDER BY post_product.published_at DESC LIMIT 10`,
    )
    this.#search = database.prepare(
      `SELECT post.id AS _id, post.title, post.slug FROM post_text JOIN post ON post.pk = post_text.rowid
       WHERE post_text MATCH ? ORDER BY rank LIMIT 10`,
    )
    this.#setTitle = database.prepare(
      `UPDATE post SET title = ?1, document = json_set(document, '$.title', ?1) WHERE id = ?2
       RETURNING pk, json_extract(document, '$.body') AS body`,
    )
    this.#deleteText = database.prepare('DELETE FROM post_text WHERE rowid = ?')
    this.#insertText = database.prepare(
      'INSERT INTO post_text (rowid, title, body) VALUES (?, ?, ?)',
    )
  }

  insert(documents: Iterable<BenchDocument>): void {
    this.#database.exec('BEGIN')
    for (const document of documents) {
      if (document._type === 'author') this.#insertAuthor(document)
      else if (document._type === 'product') this.#insertProduct(document)
      else this.#insertPost(document)
    }
    this.#database.exec('COMMIT')
  }

  /** Q1 */
  newest(): string {
    const posts = this.#newest.all().map(({ pk = null, author_id = null, ...post }) => ({
      ...post,
      author: this.#author.get(author_id) ?? null,
      products: this.#productsOf.all(pk),
    }))
    return JSON.stringify({ result: posts })
  }

  /** Q2 */
  post(slug: string): string {
    return `{"result":${this.#post.get(slug)?.document ?? 'null'}}`
  }

  /** Q3 */
  product(slug: string): string {
    const product = this.#product.get(slug)
    if (product === undefined) return '{"result":null}'
    const { id = null, document } = product
    const posts = JSON.stringify(this.#postsOf.all(id))
    return `{"result":${String(document).slice(0, -1)},"posts":${posts}}}`
  }

  /** Q4 */
  search(word: string): string {
    return JSON.stringify({ result: this.#search.all(`"${word}"`) })
  }

  /** W1, committed to disk when it returns, and found by its new title. */
  setTitle(id: string, title: string): string {
    this.#database.exec('BEGIN IMMEDIATE')
    const { pk = null, body } = this.#setTitle.get(title, id) ?? {}
    this.#deleteText.run(pk)
    this.#insertText.run(pk, title, textOf(JSON.parse(String(body))))
    this.#database.exec('COMMIT')
    return JSON.stringify({ id })
  }

  #insertAuthor(author: Author): void {
    this.#database
      .prepare('INSERT INTO author VALUES (?, ?, ?)')
      .run(author._id, author.name, JSON.stringify(author))
  }

  #insertProduct(product: Product): void {
    const { _id, slug, title, price } = product
    this.#database
      .prepare('INSERT INTO product VALUES (?, ?, ?, ?, ?)')
      .run(_id, slug.current, title, price, JSON.stringify(product))
  }

  #insertPost(post: Post): void {
    const { _id, slug, title, publishedAt, excerpt, author } = post
    const { lastInsertRowid: pk } = this.#database
      .prepare('INSERT INTO post VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)')
      .run(_id, slug.current, title, publishedAt, excerpt, author._ref, JSON.stringify(post))
    for (const { _ref } of post.products) {
      this.#database.prepare('INSERT INTO post_product VALUES (?, ?, ?)').run(pk, _ref, publishedAt)
    }
    this.#insertText.run(pk, title, textOf(post.body))
  }
}

/** What readers see of a body. */
function textOf(body: Post['body']): string {
  return body.map(({ children }) => children.map(({ text }) => text).join('')).join('\n')
}
