import type { StoredDocument } from './document.ts'

interface Entry {
  readonly document: StoredDocument
  readonly size: number
}

/** Parsed documents by primary key, least recently used first out; bounded by the length of their JSON. */
export class DocumentCache {
  readonly #entries = new Map<number, Entry>()
  readonly #capacity: number
  #size = 0

  /** @param capacity characters of JSON; the parsed objects take about three times as many bytes. */
  constructor(capacity = 32 * 1024 * 1024) {
    this.#capacity = capacity
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
    this.#size -= entry.size
  }
}
