import type { StoredDocument } from './document.ts'

interface Entry {
  readonly document: StoredDocument
  readonly size: number
}

/** Parsed documents by primary key, least recently used first out; bounded by the length of their JSON. */
export class DocumentCache {
  readonly #entries = new Map<number, Entry>()
  readonly #pks = new Map<string, number>()
  readonly #capacity: number
  #size = 0

  /** @param capacity characters of JSON; the parsed objects take about three times as many bytes. */
  constructor(capacity = 48 * 1024 * 1024) {
    this.#capacity = capacity
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
    if (size > this.#capacity / 8) return
    this.#entries.set(pk, { document, size })
    this.#pks.set(document._id, pk)
    this.#size += size
    for (const oldest of this.#entries.keys()) {
      if (this.#size <= this.#capacity) break
      this.delete(oldest)
    }
  }

  delete(pk: number): void {
    const entry = this.#entries.get(pk)
    if (entry === undefined) return
    this.#entries.delete(pk)
    this.#pks.delete(entry.document._id)
    this.#size -= entry.size
  }
}
