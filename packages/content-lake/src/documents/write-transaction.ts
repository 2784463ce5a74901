import type { JsonObject } from '../json.ts'
import type { StoredDocument } from './document.ts'
import type { DocumentTable } from './document-table.ts'
import type { DocumentChange, TransactionHeader, WriteTransaction } from './transaction.ts'
import { TransactionSize } from './transaction-size.ts'

interface OpenChange extends DocumentChange {
  readonly mutations: JsonObject[]
}

/** The write that is going on: passes puts on to the tables and remembers each document's first state. */
export class OpenTransaction implements WriteTransaction {
  readonly id: string
  readonly timestamp: string
  readonly author: string
  /** Primary keys whose rows this write changed. */
  readonly touched: number[] = []
  /** Documents whose history is to be erased. */
  readonly purged = new Set<string>()
  readonly #documents: DocumentTable
  readonly #size: TransactionSize | null
  readonly #changes = new Map<string, OpenChange>()
  /** What was read last: most writes look at one document several times. */
  #lastRead: { readonly id: string; readonly document: StoredDocument | null } | null = null
  #hasPut = false
  #ended = false

  /** @param isBounded whether it may be refused for the size of what it writes */
  constructor(header: TransactionHeader, documents: DocumentTable, isBounded: boolean) {
    this.id = header.id
    this.timestamp = header.timestamp
    this.author = header.author
    this.#documents = documents
    this.#size = isBounded ? new TransactionSize() : null
  }

  get(id: string): StoredDocument | null {
    const change = this.#changes.get(id)
    if (change !== undefined) return change.next
    if (this.#lastRead?.id !== id) this.#lastRead = { id, document: this.#documents.get(id) }
    return this.#lastRead.document
  }

  has(id: string): boolean {
    return this.#documents.pk(id) !== null
  }

  put(change: {
    documentId: string
    next: StoredDocument | null
    mutations: readonly JsonObject[]
  }): void {
    if (this.#ended) throw new Error('This write has ended: nothing may be put any more.')
    const { documentId, next, mutations } = change
    this.#size?.add(documentId, next, mutations)
    const earlier = this.#changes.get(documentId)
    const current = this.get(documentId)
    const previous = earlier === undefined ? current : earlier.previous
    this.#hasPut = true
    const pk = this.#documents.put(documentId, next, current)
    if (pk !== null) this.touched.push(pk)
    // Added to, not copied: a document may be patched a hundred thousand times.
    const all = earlier?.mutations ?? []
    for (const mutation of mutations) all.push(mutation)
    this.#changes.set(documentId, { documentId, previous, next, mutations: all })
  }

  /** Whether a row may have been changed, if only in part. */
  get hasPut(): boolean {
    return this.#hasPut
  }

  purge(documentId: string): void {
    this.purged.add(documentId)
  }

  stronglyReferencing(id: string): string[] {
    return this.#documents.stronglyReferencing(id)
  }

  strongReferencesOf(id: string): string[] {
    return this.#documents.strongReferencesOf(id)
  }

  /** What changed, document by document, in the order of the first put; what came and went is left out. */
  changes(): DocumentChange[] {
    return [...this.#changes.values()].filter(
      (change) => change.previous !== null || change.next !== null,
    )
  }

  end(): void {
    this.#ended = true
  }
}
