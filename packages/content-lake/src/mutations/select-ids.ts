import type { DatasetStore } from '../documents/dataset-store.ts'
import { executeQuery } from '../groq/execute-query.ts'
import type { JsonObject, JsonValue } from '../json.ts'
import type { Author } from './author.ts'
import { invalid } from './refusal.ts'

const MAXIMUM_DOCUMENTS = 10_000

/**
 * Ids of the documents that a mutation's query selects, as the open transaction stands.
 * @throws Refusal when the query selects no documents at all by its nature, or too many
 */
export function selectIds(
  store: DatasetStore,
  query: string,
  params: JsonObject,
  author: Author,
): string[] {
  const { result } = executeQuery(store, {
    query,
    params,
    perspective: ['raw'],
    publicOnly: false,
    identityId: author.id,
    projectId: author.projectId,
    dataset: author.dataset,
  })
  if (result === null) return []
  const documents = Array.isArray(result) ? result : [result]
  if (documents.length > MAXIMUM_DOCUMENTS) {
    throw invalid(`The query selects more than ${MAXIMUM_DOCUMENTS} documents`)
  }
  return [...new Set(documents.map(documentId))]
}

function documentId(value: JsonValue): string {
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    if (typeof value._id === 'string') return value._id
  }
  throw invalid('The query of a mutation must select documents with their "_id"')
}
