import type { JsonObject } from '../json.ts'
import type { StoredDocument } from './document.ts'

/** Who writes, when, and under which id; the id becomes `_rev` of every document written. */
export interface TransactionHeader {
  readonly id: string
  readonly timestamp: string
  readonly author: string
}

/** One document's change: `mutations` turn `previous` into `next` when replayed by @sanity/mutator. */
export interface DocumentChange {
  readonly documentId: string
  readonly previous: StoredDocument | null
  readonly next: StoredDocument | null
  readonly mutations: readonly JsonObject[]
}

/** A transaction that is durable on disk; `sequence` grows by one for each in a dataset. */
export interface CommittedTransaction extends TransactionHeader {
  readonly sequence: number
  readonly changes: readonly DocumentChange[]
}

/** What a write may do while its SQLite transaction is open. Reads see the writes made before them. */
export interface WriteTransaction extends TransactionHeader {
  get(id: string): StoredDocument | null
  /** Whether there is such a document, which is not read for it. */
  has(id: string): boolean
  /**
   * Stores `next` (or deletes, when null). The store sets no system attribute: the caller does.
   * @throws TooLarge
   */
  put(change: { documentId: string; next: StoredDocument | null; mutations: JsonObject[] }): void
  /** Erases with this transaction what is remembered of a document, this very change included. */
  purge(documentId: string): void
  /** Ids of documents that hold a strong reference to `id`, own writes included. */
  stronglyReferencing(id: string): string[]
  /** Strong references held by the documents that this transaction wrote, as it stands now. */
  strongReferencesOf(id: string): string[]
}
