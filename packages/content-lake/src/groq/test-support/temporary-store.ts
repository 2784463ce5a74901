import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatasetStore } from '../../documents/dataset-store.ts'
import type { StoredDocument } from '../../documents/document.ts'
import type { JsonObject, JsonValue } from '../../json.ts'
import { executeQuery, type QueryRequest, type QueryResponse } from '../execute-query.ts'
import type { Walk } from '../walk-log.ts'

/** A document with its system attributes filled in. */
export function stored(id: string, type: string, fields: JsonObject = {}): StoredDocument {
  const time = '2024-01-01T00:00:00Z'
  return { _rev: 'r', _createdAt: time, _updatedAt: time, ...fields, _id: id, _type: type }
}

/** A store in a file of its own, with what tests ask of it. */
export class TemporaryStore {
  readonly store: DatasetStore
  readonly #directory = mkdtempSync(join(tmpdir(), 'groq-'))

  constructor() {
    this.store = DatasetStore.open(join(this.#directory, 'test.sqlite'))
  }

  async put(...documents: readonly StoredDocument[]) {
    const { transaction } = await this.store.transact({ author: 'me' }, (tx) => {
      for (const next of documents) tx.put({ documentId: next._id, next, mutations: [] })
    })
    return transaction
  }

  async delete(...ids: readonly string[]) {
    const { transaction } = await this.store.transact({ author: 'me' }, (tx) => {
      for (const id of ids) tx.put({ documentId: id, next: null, mutations: [] })
    })
    return transaction
  }

  answer(query: string, options: Partial<QueryRequest> = {}): QueryResponse {
    return executeQuery(this.store, this.request(query, options))
  }

  query(query: string, options: Partial<QueryRequest> = {}): JsonValue {
    return this.answer(query, options).result
  }

  tags(query: string, options: Partial<QueryRequest> = {}): string[] {
    return this.answer(query, options).syncTags
  }

  /** How the documents of a query are found. */
  explain(query: string, options: Partial<QueryRequest> = {}): readonly Walk[] {
    return this.answer(query, { ...options, explain: true }).explanation?.walks ?? []
  }

  /** What of a query is asked of all that was found. */
  inMemory(query: string): readonly string[] {
    return this.answer(query, { explain: true }).explanation?.inMemory ?? []
  }

  request(query: string, options: Partial<QueryRequest>): QueryRequest {
    return {
      query,
      params: {},
      perspective: ['raw'],
      publicOnly: false,
      identityId: 'me',
      projectId: 'p',
      dataset: 'd',
      ...options,
    }
  }

  remove(): void {
    this.store.close()
    rmSync(this.#directory, { recursive: true })
  }
}
