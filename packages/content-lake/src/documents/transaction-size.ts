import { TooLarge } from '../errors.ts'
import type { JsonObject } from '../json.ts'
import type { StoredDocument } from './document.ts'
import { documentSize, jsonSize } from './document-size.ts'

/**
 * What a transaction may write, in bytes of JSON: a few times what one request carries, as a patch by query writes to many
 * documents. To write so much takes some seconds, in which nothing else is answered.
 */
export const MOST_TRANSACTION_BYTES = 50_000_000
/** The same for documents that it writes over again: these cost less time, and no room. */
export const MOST_REWRITTEN_BYTES = 10 * MOST_TRANSACTION_BYTES

/** Documents that it changes or deletes: as many as a query of a mutation may select at Sanity. A document takes some 0.15 ms. */
export const MOST_TRANSACTION_DOCUMENTS = 10_000
/** Each document as often as it is changed: once more takes a fifth of the time. */
export const MOST_TRANSACTION_CHANGES = 5 * MOST_TRANSACTION_DOCUMENTS

/** Adds up what a transaction writes, while it goes on. */
export class TransactionSize {
  /** Of documents as they are by now; of those that are deleted, nothing. */
  readonly #documents = new Map<string, number>()
  #changes = 0
  #written = 0
  #rewritten = 0

  /**
   * Adds a document, null when it is deleted, and what is logged of its change.
   * @throws TooLarge when the document is larger than one may be, or it is too much with those before
   */
  add(id: string, next: StoredDocument | null, mutations: readonly JsonObject[]): void {
    const size = next === null ? 0 : documentSize(next)
    const before = this.#documents.get(id)
    this.#documents.set(id, size)
    this.#changes += 1
    this.#written += size - (before ?? 0)
    if (before !== undefined) this.#rewritten += size
    for (const mutation of mutations) this.#written += loggedSize(mutation, next)
    if (this.#documents.size > MOST_TRANSACTION_DOCUMENTS) {
      throw tooLarge(`would change more than ${MOST_TRANSACTION_DOCUMENTS} documents`)
    }
    if (this.#changes > MOST_TRANSACTION_CHANGES) {
      throw tooLarge(`has more than ${MOST_TRANSACTION_CHANGES} changes`)
    }
    if (this.#written > MOST_TRANSACTION_BYTES) {
      throw tooLarge(`would write more than ${MOST_TRANSACTION_BYTES} bytes of JSON`)
    }
    if (this.#rewritten > MOST_REWRITTEN_BYTES) {
      throw tooLarge(`would write more than ${MOST_REWRITTEN_BYTES} bytes of JSON over again`)
    }
  }
}

/** Of a mutation that is the document, that has been counted. */
function loggedSize(mutation: JsonObject, next: StoredDocument | null): number {
  return Object.values(mutation).includes(next) ? 0 : jsonSize(mutation, MOST_TRANSACTION_BYTES)
}

function tooLarge(what: string): TooLarge {
  return new TooLarge(
    'transactionTooLargeError',
    `The transaction ${what}: write the documents in several`,
  )
}
