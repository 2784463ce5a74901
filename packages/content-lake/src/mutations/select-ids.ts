import type { DatasetStore } from '../documents/dataset-store.ts'
import { executeQuery, type QueryRequest } from '../groq/execute-query.ts'
import type { QueryPool } from '../groq/threads/query-pool.ts'
import type { JsonObject, JsonValue } from '../json.ts'
import type { Author } from './author.ts'
import { invalid } from './refusal.ts'

const MAXIMUM_DOCUMENTS = 10_000
/** Nothing else is answered while a query runs inside a transaction. */
const LIMIT_INSIDE_MS = 1_000

/** What a mutation names its documents by. */
export interface MutationQuery {
  readonly query: string
  readonly params: JsonObject
}

/** Where queries of mutations run, and for how long, in milliseconds. */
export interface SelectionThreads {
  readonly queries: Pick<QueryPool, 'run'>
  readonly timeLimit: number
}

/**
 * Ids of the documents that a mutation's query selects, as the open transaction stands.
 * @throws Refusal when the query selects no documents at all by its nature, or too many
 */
export function selectIds(store: DatasetStore, asked: MutationQuery, author: Author): string[] {
  const { result } = executeQuery(store, {
    ...requestOf(asked, author),
    timeLimit: LIMIT_INSIDE_MS,
  })
  return readIds(result)
}

/** The same in the query threads, as the dataset stands when they read it. Throws as `selectIds`, and as the threads do. */
export async function selectIdsInThread(
  store: DatasetStore,
  asked: MutationQuery,
  author: Author,
  { queries, timeLimit }: SelectionThreads,
): Promise<string[]> {
  // The client matters for the public alone.
  const { resultJson } = await queries.run(store, {
    ...requestOf(asked, author),
    timeLimit,
    client: () => '',
  })
  return readIds(JSON.parse(resultJson) as JsonValue)
}

function requestOf({ query, params }: MutationQuery, author: Author): QueryRequest {
  return {
    query,
    params,
    perspective: ['raw'],
    publicOnly: false,
    identityId: author.id,
    projectId: author.projectId,
    dataset: author.dataset,
    idLimit: MAXIMUM_DOCUMENTS + 1,
  }
}

function readIds(ids: JsonValue): string[] {
  if (!Array.isArray(ids)) return []
  if (ids.length > MAXIMUM_DOCUMENTS) {
    throw invalid(`The query selects more than ${MAXIMUM_DOCUMENTS} documents`)
  }
  return [...new Set(ids.map(documentId))]
}

function documentId(id: JsonValue): string {
  if (typeof id === 'string') return id
  throw invalid('The query of a mutation must select documents with their "_id"')
}
