import { Lately } from '../lately.ts'
import type { StoredDocument } from './document.ts'
import { DocumentBudget } from './document-budget.ts'

/** Of what its caches may hold in all, one document is kept only up to this part. */
const LARGEST_PART = 1 / 8
/** What a cache by itself may hold, in characters of JSON. */
const OWN_CAPACITY = 16 * 1024 * 1024
/** So many documents that were read once are remembered, twice over. */
const REMEMBERED = 2_048

interface Entry {
  readonly document: StoredDocument
  readonly size: number
}

/**
 * Parsed documents by primary key, least recently used first out; bounded by the length of their JSON. A document is kept
 * when it is read for the second time within a while: whoever reads through many once would only drive out the others,
 * and have V8 move all of them to where its garbage lies for long.
 */
export class DocumentCache {
  readonly #entries = new Map<number, Entry>()
  readonly #pks = new Map<string, number>()
  readonly #budget: DocumentBudget
  readonly #lately = new Lately<number>(REMEMBERED)
  #size = 0

  /** @param budget shared by several caches; one of its own unless told */
  constructor(budget = new DocumentBudget(OWN_CAPACITY)) {
    this.#budget = budget
    budget.join(this)
  }

  /** In characters of JSON. */
  get size(): number {
    return this.#size
  }

  /** Primary key of a document that is cached. */
  pk(id: string): number | undefined {
    return this.#pks.get(id)
  }

  get(pk: number): StoredDocument | undefined {
    const entry = this.#entries.get(pk)
    if (entry === undefined) return undefined
    this.#entries.delete(pk)
    this.#entries.set(pk, entry)
    return entry.document
  }

  set(pk: number, document: StoredDocument, size: number): void {
    this.delete(pk)
    if (size > this.#budget.capacity * LARGEST_PART || !this.#lately.note(pk)) return
    this.#entries.set(pk, { document, size })
    this.#pks.set(document._id, pk)
    this.#size += size
    this.#budget.add(size)
  }

  /** Notes that what is kept of a document has become larger. */
  grow(pk: number, document: StoredDocument, by: number): void {
    const entry = this.#entries.get(pk)
    if (entry?.document !== document) return
    this.#entries.set(pk, { document, size: entry.size + by })
    this.#size += by
    this.#budget.add(by)
  }

  delete(pk: number): void {
    const entry = this.#entries.get(pk)
    if (entry === undefined) return
    this.#entries.delete(pk)
    this.#pks.delete(entry.document._id)
    this.#size -= entry.size
    this.#budget.add(-entry.size)
  }

  /** Drops what was unused for longest. */
  dropOldest(): void {
    const [oldest] = this.#entries.keys()
    if (oldest !== undefined) this.delete(oldest)
  }

  /** Gives its room to the caches that it shares with. */
  close(): void {
    this.#budget.leave(this)
    this.#entries.clear()
    this.#pks.clear()
    this.#size = 0
  }
}
