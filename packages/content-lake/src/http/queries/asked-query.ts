import { z } from 'zod'
import { httpError } from '../../errors.ts'
import type { JsonObject, JsonValue } from '../../json.ts'
import { readPerspective } from '../perspective.ts'
import { readParams } from './query-params.ts'

// What JSON.parse gave is JSON: looking through it again would only cost time.
const parsedJson = z.custom<JsonValue>()
const postBody = z.object({
  query: z.string(),
  params: z.record(z.string(), parsedJson).default({}),
})
const explainOption = z.enum(['true', 'false']).default('false')
const sourceMapOption = z.enum(['true', 'false', 'withKeyArraySelector']).default('false')

/** What a request to `/data/query` says, whoever sends it to whichever dataset. */
export interface AskedQuery {
  readonly query: string
  readonly params: JsonObject
  readonly perspective: readonly string[]
  readonly resultSourceMap: boolean | 'withKeyArraySelector'
  readonly explain: boolean
  /** Whether the answer is to hold the query. */
  readonly returnQuery: boolean
}

/** The query of a GET: `?query=…&$name=<JSON>`. @throws ApiError 400 */
export function queryOfUrl(search: URLSearchParams, apiVersion: string): AskedQuery {
  const query = search.get('query')
  if (query === null) throw httpError(400, 'Bad Request', 'The parameter "query" is required')
  return { query, params: readParams(search), ...readOptions(search, apiVersion) }
}

/** The query of a POST: `{query, params}`; the options are in its URL. @throws ApiError 400, ZodError */
export function queryOfBody(
  body: unknown,
  search: URLSearchParams,
  apiVersion: string,
): AskedQuery {
  return { ...postBody.parse(body), ...readOptions(search, apiVersion) }
}

function readOptions(
  search: URLSearchParams,
  apiVersion: string,
): Omit<AskedQuery, 'query' | 'params'> {
  // An answer without the variant asked for would look like one with it.
  if (search.get('variant') || search.get('variantCondition')) {
    throw httpError(400, 'Bad Request', 'Variants are not supported by this content lake')
  }
  return {
    explain: readExplain(search.get('explain') ?? undefined),
    perspective: readPerspective(search.get('perspective') ?? undefined, apiVersion),
    resultSourceMap: readSourceMap(search.get('resultSourceMap') ?? undefined),
    returnQuery: search.get('returnQuery') !== 'false',
  }
}

function readExplain(value: string | undefined): boolean {
  const { success, data } = explainOption.safeParse(value)
  if (!success) throw httpError(400, 'Bad Request', `Invalid explain "${value}"`)
  return data === 'true'
}

function readSourceMap(value: string | undefined): boolean | 'withKeyArraySelector' {
  const { success, data } = sourceMapOption.safeParse(value)
  if (!success) throw httpError(400, 'Bad Request', `Invalid resultSourceMap "${value}"`)
  return data === 'withKeyArraySelector' ? data : data === 'true'
}
