import { LRUCache } from 'lru-cache'
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
  readonly #entries: LRUCache<number, Entry>
  readonly #pks = new Map<string, number>()
  readonly #budget: DocumentBudget
  readonly #lately = new Lately<number>(REMEMBERED)

  /** @param budget shared by several caches; one of its own unless told */
  constructor(budget = new DocumentBudget(OWN_CAPACITY)) {
    this.#budget = budget
    this.#entries = new LRUCache({
      maxSize: budget.capacity,
      sizeCalculation: ({ size }) => size,
      dispose: ({ document, size }) => {
        this.#pks.delete(document._id)
        budget.add(-size)
      },
    })
    budget.join(this)
  }

  /** In characters of JSON. */
  get size(): number {
    return this.#entries.calculatedSize
  }

  /** Primary key of a document that is cached. */
  pk(id: string): number | undefined {
    return this.#pks.get(id)
  }

  get(pk: number): StoredDocument | undefined {
    return this.#entries.get(pk)?.document
  }

  set(pk: number, document: StoredDocument, size: number): void {
    this.delete(pk)
    if (size > this.#budget.capacity * LARGEST_PART || !this.#lately.note(pk)) return
    this.#keep(pk, { document, size })
  }

  /** Notes that what is kept of a document has become larger. */
  grow(pk: number, document: StoredDocument, by: number): void {
    const entry = this.#entries.peek(pk)
    if (entry?.document === document) this.#keep(pk, { document, size: entry.size + by })
  }

  delete(pk: number): void {
    this.#entries.delete(pk)
  }

  /** Drops what was unused for longest. */
  dropOldest(): void {
    this.#entries.pop()
  }

  /** Gives its room to the caches that it shares with. */
  close(): void {
    this.#entries.clear()
    this.#budget.leave(this)
  }

  #keep(pk: number, entry: Entry): void {
    this.#entries.set(pk, entry)
    if (!this.#entries.has(pk)) return
    this.#pks.set(entry.document._id, pk)
    this.#budget.add(entry.size)
  }
}
