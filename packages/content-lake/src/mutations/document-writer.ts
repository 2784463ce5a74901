import { randomUUID } from 'node:crypto'
import type { StoredDocument } from '../documents/document.ts'
import type { WriteTransaction } from '../documents/transaction.ts'
import type { JsonObject } from '../json.ts'
import { applyPatch, PATCH_TIME_MS, storablePatch } from './apply-patch.ts'
import { withArrayKeys } from './array-keys.ts'
import type { Author } from './author.ts'
import { type PatchOperations, withPatchArrayKeys } from './patch-operations.ts'
import { alreadyExists, invalid, notFound, unexpectedRevision } from './refusal.ts'
import { assertDocumentId, assertNoSystemVersion, assertStorable, assertType } from './storable.ts'
import { TimeAllowance } from './time-allowance.ts'

export interface DocumentWriterOptions extends Pick<Author, 'authorize' | 'authorizePurge'> {
  readonly autoGenerateArrayKeys?: boolean
}

/**
 * Changes one document at a time in an open transaction. It sets the system attributes and records
 * with each change the mutation that @sanity/mutator replays to the very same document.
 */
export class DocumentWriter {
  readonly transaction: WriteTransaction
  readonly #authorize: Author['authorize']
  readonly #authorizePurge: Author['authorizePurge']
  readonly #autoKeys: boolean
  readonly #patchTime = new TimeAllowance(PATCH_TIME_MS)
  /** For each document written, its state before the transaction and the step that wrote it last. */
  readonly touched = new Map<string, { readonly before: StoredDocument | null; step: number }>()
  /** Index of the mutation or action being carried out, for error reports. */
  step = 0

  constructor(transaction: WriteTransaction, options: DocumentWriterOptions) {
    this.transaction = transaction
    this.#authorize = options.authorize
    this.#authorizePurge = options.authorizePurge
    this.#autoKeys = options.autoGenerateArrayKeys === true
  }

  get(id: string): StoredDocument | null {
    return this.transaction.get(id)
  }

  /** @throws Refusal documentNotFoundError */
  require(id: string): StoredDocument {
    const document = this.get(id)
    if (document === null) throw notFound(id)
    return document
  }

  /** @throws Refusal documentAlreadyExistsError */
  create(input: JsonObject): StoredDocument {
    const document = this.#prepare(input, null)
    if (this.get(document._id) !== null) throw alreadyExists(document._id)
    return this.#put(document, { create: document })
  }

  createOrReplace(input: JsonObject): StoredDocument {
    const id = input._id
    const previous = typeof id === 'string' ? this.get(id) : null
    const document = this.#prepare(input, previous)
    return this.#put(document, { createOrReplace: document })
  }

  /** Null when the document was there already. */
  createIfNotExists(input: JsonObject): StoredDocument | null {
    const document = this.#prepare(input, null)
    if (this.get(document._id) !== null) return null
    return this.#put(document, { createIfNotExists: document })
  }

  /** @throws Refusal documentNotFoundError, documentRevisionIDDoesNotMatchError, validationError */
  patch(id: string, operations: PatchOperations, ifRevision?: string): StoredDocument {
    const previous = this.require(id)
    if (ifRevision !== undefined) this.assertRevision(id, ifRevision)
    const storable = storablePatch(operations)
    const patch = this.#autoKeys ? withPatchArrayKeys(storable) : storable
    const next = this.#stamp(applyPatch(previous, patch, this.#patchTime), previous._createdAt)
    return this.#put(next, { patch: { id, ...patch } })
  }

  /**
   * The document as it was, null when there was none.
   * @param purge whether to erase its history as well
   */
  delete(id: string, purge = false): StoredDocument | null {
    const previous = this.get(id)
    if (previous === null) return null
    this.#authorize(previous, null)
    if (purge) {
      this.#authorizePurge(previous)
      this.transaction.purge(id)
    }
    this.#touch(id, previous)
    this.transaction.put({ documentId: id, next: null, mutations: [{ delete: { id } }] })
    return previous
  }

  /** @throws Refusal documentRevisionIDDoesNotMatchError, also when there is no such document */
  assertRevision(id: string, expected: string): void {
    const current = this.get(id)?._rev ?? null
    if (current !== expected) throw unexpectedRevision(id, current, expected)
  }

  #prepare(input: JsonObject, previous: StoredDocument | null): StoredDocument {
    const id = input._id ?? ''
    if (typeof id !== 'string') throw invalid('"_id" must be a string')
    const _id = id === '' || id.endsWith('.') ? `${id}${randomUUID()}` : id
    assertDocumentId(_id)
    assertType(input._type)
    assertStorable(input)
    const createdAt = creationTime(input._createdAt) ?? previous?._createdAt
    const content = this.#autoKeys ? withArrayKeys(input) : input
    return this.#stamp({ ...content, _id }, createdAt ?? this.transaction.timestamp)
  }

  #stamp(content: JsonObject, createdAt: string): StoredDocument {
    const { id, timestamp } = this.transaction
    return {
      ...(content as StoredDocument),
      _rev: id,
      _createdAt: createdAt,
      _updatedAt: timestamp,
    }
  }

  #put(next: StoredDocument, mutation: JsonObject): StoredDocument {
    assertNoSystemVersion(next._id)
    const previous = this.get(next._id)
    this.#authorize(previous, next)
    this.#touch(next._id, previous)
    this.transaction.put({ documentId: next._id, next, mutations: [mutation] })
    return next
  }

  #touch(id: string, previous: StoredDocument | null): void {
    const entry = this.touched.get(id)
    if (entry === undefined) this.touched.set(id, { before: previous, step: this.step })
    else entry.step = this.step
  }
}

function creationTime(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) {
    throw invalid('"_createdAt" must be a date and time')
  }
  return value
}
