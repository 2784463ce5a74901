import type { StoredDocument } from '../documents/document.ts'
import type { DocumentReader } from '../documents/document-reader.ts'
import { syncTag } from '../documents/sync-tags.ts'
import { viewOf } from '../documents/view.ts'
import type { JsonObject, JsonValue } from '../json.ts'
import { Deadline } from './deadline.ts'
import { DocumentSource } from './document-source.ts'
import { evaluate } from './evaluate.ts'
import { exhausted } from './exhausted.ts'
import type { Explanation } from './explanation.ts'
import { toJson } from './json.ts'
import { parseQuery } from './parse.ts'
import { ResultSize } from './result-size.ts'
import { Scope } from './scope.ts'
import { type ContentSourceMap, contentSourceMap } from './source-map/content-source-map.ts'
import { trace } from './source-map/trace.ts'
import { stepsInMemory } from './steps-in-memory.ts'
import type { Node } from './syntax-tree.ts'
import { attribute, type GroqValue } from './value.ts'
import { WalkLog } from './walk-log.ts'

export interface QueryRequest {
  readonly query: string
  readonly params: JsonObject
  /** `['raw']`, `['published']`, `['drafts', 'published']` or `[release…, 'drafts', 'published']`. */
  readonly perspective: readonly string[]
  /** Hides every id with a dot. */
  readonly publicOnly: boolean
  /** Hides what is in a release from `['raw']`. */
  readonly withoutVersions?: boolean
  readonly identityId: string
  readonly projectId: string
  readonly dataset: string
  readonly now?: Date
  /** How long it may take, in milliseconds; 10 seconds unless told. */
  readonly timeLimit?: number
  /** Documents that are stored nowhere; found by a filter that names their type. */
  readonly computed?: readonly StoredDocument[]
  /** Asks for the `_id` of each document alone (null for what has none), for so many of them. */
  readonly idLimit?: number
  /** Whether to say where the result comes from, and whether by the `_key` of array items. */
  readonly resultSourceMap?: boolean | 'withKeyArraySelector'
  /** Whether to say how the documents were found. */
  readonly explain?: boolean
}

/** What a query may not exceed. */
export interface QueryLimits {
  /** In milliseconds, in place of the request's own. */
  readonly timeLimit?: number
  /** In characters of JSON, roughly, in place of what one answer may hold. */
  readonly largestResult?: number
}

export interface QueryResponse {
  /** Shares its parts with the store's cache: not to be changed. */
  readonly result: JsonValue
  readonly syncTags: string[]
  readonly resultSourceMap?: ContentSourceMap
  readonly explanation?: Explanation
}

/** Runs a query. Throws queryParseError (400) for a query that cannot be read. */
export function executeQuery(
  store: DocumentReader,
  request: QueryRequest,
  limits: QueryLimits = {},
): QueryResponse {
  const started = performance.now()
  const tree = parseQuery(request.query, request.params)
  const parsed = performance.now()
  const { perspective, publicOnly, withoutVersions, computed, dataset } = request
  const view = viewOf(perspective, publicOnly, withoutVersions)
  const source = new DocumentSource(store, view, computed)
  const walkLog = request.explain === true ? new WalkLog() : undefined
  const scope = Scope.root({
    source,
    deadline: new Deadline(limits.timeLimit ?? request.timeLimit),
    params: request.params,
    now: request.now ?? new Date(),
    identityId: request.identityId,
    projectId: request.projectId,
    dataset,
    walkLog,
  })
  const answer = run(tree, scope, request, limits)
  const dependencies = [...source.dependencies.condensed()]
  const syncTags = dependencies.map((dependency) => syncTag(dataset, dependency))
  if (walkLog === undefined) return { ...answer, syncTags }
  const explanation = {
    walks: walkLog.walks,
    inMemory: stepsInMemory(tree),
    lookups: source.lookups,
    syncTags: dependencies.map((on) => ({ tag: syncTag(dataset, on), on })),
    ms: { parsing: parsed - started, running: performance.now() - parsed },
  }
  return { ...answer, syncTags, explanation }
}

function run(
  tree: Node,
  scope: Scope,
  { query, idLimit, resultSourceMap = false }: QueryRequest,
  { largestResult }: QueryLimits,
): Pick<QueryResponse, 'result' | 'resultSourceMap'> {
  try {
    if (idLimit !== undefined) return { result: idsOf(evaluate(tree, scope), idLimit) }
    if (resultSourceMap === false) {
      return { result: toJson(evaluate(tree, scope), new ResultSize(largestResult)) }
    }
    const { value, origin } = trace(tree, scope)
    const byKey = resultSourceMap === 'withKeyArraySelector'
    return {
      result: toJson(value, new ResultSize(largestResult)),
      resultSourceMap: contentSourceMap(origin, byKey),
    }
  } catch (error) {
    throw error instanceof RangeError ? exhausted(error, query) : error
  }
}

/** Of a single document as of a list of one; null where there is none. */
function idsOf(value: GroqValue, limit: number): (string | null)[] | null {
  if (value === null) return null
  const documents = Array.isArray(value) ? value.slice(0, limit) : [value]
  return documents.map((document) => {
    const id = attribute(document, '_id')
    return typeof id === 'string' ? id : null
  })
}
