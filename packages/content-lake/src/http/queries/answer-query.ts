import { requireSignedIn } from '../../access/authorize.ts'
import type { Identity } from '../../access/identity.ts'
import { GROUP_TYPE, roleGroups } from '../../access/role-groups.ts'
import type { Lake } from '../../datasets/lake.ts'
import type { ThreadExplanation } from '../../groq/explanation.ts'
import type { QueryAnswer } from '../../groq/threads/query-message.ts'
import type { QueryStatistics } from '../metrics/query-statistics.ts'
import { knowsReleases } from '../perspective.ts'
import type { AskedQuery } from './asked-query.ts'

/** What the answer to a query is, for caches on the way, and in which format. */
export const ANSWER_HEADERS = {
  'cache-control': 'private, no-store',
  'content-type': 'application/json',
} as const

/** First API version whose answers carry sync tags. */
const SYNC_TAGS_SINCE = '2021-03-25'

/** Who asks which dataset, after every gate has let the request through. */
export interface Asker {
  readonly identity: Identity
  /** `1`, `X` or `YYYY-MM-DD`. */
  readonly apiVersion: string
  /** A dataset's name, or an alias. */
  readonly dataset: string
}

/** An answer, and the body of the response with it. */
export interface AnsweredQuery {
  /** JSON. */
  readonly body: string
  readonly answer: QueryAnswer
  /** How long it took, in whole milliseconds. */
  readonly ms: number
}

/** Answers queries, at once what needs no thread; throws as `executeQuery` and `QueryPool.run` do. */
export function queryAnswers(lake: Lake, statistics: QueryStatistics) {
  const { config } = lake

  return function answerQuery(
    asked: AskedQuery,
    { identity, apiVersion, dataset: name }: Asker,
    addressOf: () => string,
  ): AnsweredQuery | Promise<AnsweredQuery> {
    const started = performance.now()
    const { query, explain, returnQuery, ...question } = asked
    // How much is read and left out tells of documents that not everybody may see.
    if (explain) requireSignedIn(identity)
    const dataset = lake.dataset(name)
    const isAnonymous = identity.kind === 'anonymous'
    const answer = statistics.run(() =>
      lake.answers.run(dataset.store, {
        ...question,
        query,
        explain,
        publicOnly: isAnonymous,
        computed:
          !isAnonymous && query.includes(GROUP_TYPE)
            ? roleGroups(lake.accounts, {
                dataset: dataset.name,
                addonFor: lake.registry.addonFor(dataset.name),
              })
            : [],
        withoutVersions: !knowsReleases(apiVersion),
        identityId: isAnonymous ? '<anonymous>' : identity.id,
        // Only for what has to wait for a thread it is worked out.
        client: addressOf,
        timeLimit: isAnonymous ? config.anonymousQueryTimeLimit : config.queryTimeLimit,
        projectId: config.projectId,
        dataset: dataset.name,
      }),
    )
    const withBody = (given: QueryAnswer): AnsweredQuery => {
      const ms = Math.round(performance.now() - started)
      return { body: bodyOf(given, asked, apiVersion, ms), answer: given, ms }
    }
    return answer instanceof Promise ? answer.then(withBody) : withBody(answer)
  }
}

function bodyOf(
  { resultJson, sourceMapJson, syncTags, explanation }: QueryAnswer,
  { query, returnQuery }: AskedQuery,
  apiVersion: string,
  ms: number,
): string {
  const rest = JSON.stringify({
    ...(returnQuery && { query }),
    ...(apiVersion >= SYNC_TAGS_SINCE && { syncTags }),
    ...(explanation && { explain: rounded(explanation) }),
    ms,
  })
  // Result and source map come as JSON already: taking them apart would only cost time.
  const sourceMap = sourceMapJson === undefined ? '' : `"resultSourceMap":${sourceMapJson},`
  return `{"result":${resultJson},${sourceMap}${rest.slice(1)}`
}

function rounded({ ms, ...rest }: ThreadExplanation) {
  const hundredths = Object.entries(ms).map(([stage, time]) => [
    stage,
    Math.round(time * 100) / 100,
  ])
  return { ...rest, ms: Object.fromEntries(hundredths) }
}
