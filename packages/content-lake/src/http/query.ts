import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { requireSignedIn } from '../access/authorize.ts'
import { GROUP_TYPE, roleGroups } from '../access/role-groups.ts'
import type { Lake } from '../datasets/lake.ts'
import { ApiError, httpError } from '../errors.ts'
import type { ThreadExplanation } from '../groq/explanation.ts'
import type { JsonObject, JsonValue } from '../json.ts'
import { clientAddress } from './client-address.ts'
import type { LakeEnv } from './env.ts'
import type { QueryStatistics } from './metrics/query-statistics.ts'
import { parseJson } from './parse-json.ts'
import { knowsReleases, readPerspective } from './perspective.ts'
import { readJson } from './read-json.ts'

// What JSON.parse gave is JSON: looking through it again would only cost time.
const parsedJson = z.custom<JsonValue>()
const postBody = z.object({
  query: z.string(),
  params: z.record(z.string(), parsedJson).default({}),
})

const explainOption = z.enum(['true', 'false']).default('false')
const sourceMapOption = z.enum(['true', 'false', 'withKeyArraySelector']).default('false')

/** First API version whose answers carry sync tags. */
const SYNC_TAGS_SINCE = '2021-03-25'

/** `/data/query`: GROQ by GET (`?query=…&$name=<JSON>`) or POST (`{query, params}`). */
export function queryRoutes(lake: Lake, statistics: QueryStatistics): Hono<LakeEnv> {
  const { config } = lake
  const addressOf = clientAddress(config.trustedProxies)

  async function answer(
    c: Context<LakeEnv, '/data/query/:dataset'>,
    query: string,
    params: JsonObject,
  ) {
    const started = performance.now()
    const { identity, apiVersion } = c.var
    refuseVariants(c.req.query())
    const explain = readExplainOption(c.req.query('explain'))
    // How much is read and left out tells of documents that not everybody may see.
    if (explain) requireSignedIn(identity)
    const dataset = lake.dataset(c.req.param('dataset'))
    const isAnonymous = identity.kind === 'anonymous'
    const { resultJson, sourceMapJson, syncTags, explanation } = await statistics.run(() =>
      lake.answers.run(dataset.store, {
        query,
        params,
        perspective: readPerspective(c.req.query('perspective'), apiVersion),
        resultSourceMap: readSourceMapOption(c.req.query('resultSourceMap')),
        explain,
        publicOnly: isAnonymous,
        computed:
          !isAnonymous && query.includes(GROUP_TYPE)
            ? roleGroups(lake.accounts, lake.registry.isAddon(dataset.name))
            : [],
        withoutVersions: !knowsReleases(apiVersion),
        identityId: isAnonymous ? '<anonymous>' : identity.id,
        client: addressOf(c.env.incoming),
        timeLimit: isAnonymous ? config.anonymousQueryTimeLimit : config.queryTimeLimit,
        projectId: config.projectId,
        dataset: dataset.name,
      }),
    )
    c.header('cache-control', 'private, no-store')
    c.header('content-type', 'application/json')
    const rest = JSON.stringify({
      ...(c.req.query('returnQuery') === 'false' ? {} : { query }),
      ...(apiVersion >= SYNC_TAGS_SINCE ? { syncTags } : {}),
      ...(explanation && { explain: rounded(explanation) }),
      ms: Math.round(performance.now() - started),
    })
    // Result and source map come as JSON already: taking them apart would only cost time.
    const sourceMap = sourceMapJson === undefined ? '' : `"resultSourceMap":${sourceMapJson},`
    return c.body(`{"result":${resultJson},${sourceMap}${rest.slice(1)}`)
  }

  return new Hono<LakeEnv>()
    .get('/data/query/:dataset', (c) => {
      const query = c.req.query('query')
      if (query === undefined) {
        throw httpError(400, 'Bad Request', 'The parameter "query" is required')
      }
      return answer(c, query, readParams(new URL(c.req.url).searchParams))
    })
    .post('/data/query/:dataset', async (c) => {
      const { query, params } = postBody.parse(await readJson(c))
      return answer(c, query, params)
    })
}

/** An answer without the variant asked for would look like one with it. @throws ApiError 400 */
function refuseVariants(search: Record<string, string>): void {
  if (!search.variant && !search.variantCondition) return
  throw httpError(400, 'Bad Request', 'Variants are not supported by this content lake')
}

function readSourceMapOption(value: string | undefined): boolean | 'withKeyArraySelector' {
  const { success, data } = sourceMapOption.safeParse(value)
  if (!success) throw httpError(400, 'Bad Request', `Invalid resultSourceMap "${value}"`)
  return data === 'withKeyArraySelector' ? data : data === 'true'
}

function readExplainOption(value: string | undefined): boolean {
  const { success, data } = explainOption.safeParse(value)
  if (!success) throw httpError(400, 'Bad Request', `Invalid explain "${value}"`)
  return data === 'true'
}

function rounded({ ms, ...rest }: ThreadExplanation) {
  const hundredths = Object.entries(ms).map(([stage, time]) => [
    stage,
    Math.round(time * 100) / 100,
  ])
  return { ...rest, ms: Object.fromEntries(hundredths) }
}

/** GROQ parameters from a URL: every `$name` holds JSON. Throws 400 when one does not. */
export function readParams(search: URLSearchParams): JsonObject {
  const params: JsonObject = {}
  for (const [key, value] of search) {
    if (!key.startsWith('$')) continue
    try {
      params[key.slice(1)] = parseJson(value) as JsonValue
    } catch (error) {
      if (error instanceof ApiError) throw error
      throw httpError(400, 'Bad Request', `The parameter "${key}" is not valid JSON`)
    }
  }
  return params
}
