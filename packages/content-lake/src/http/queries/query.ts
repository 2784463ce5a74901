import { Hono } from 'hono'
import type { Lake } from '../../datasets/lake.ts'
import { clientAddress } from '../client-address.ts'
import type { LakeEnv } from '../env.ts'
import type { QueryStatistics } from '../metrics/query-statistics.ts'
import { routePattern } from '../metrics/route-pattern.ts'
import { readJson } from '../read-json.ts'
import { ANSWER_HEADERS, queryAnswers } from './answer-query.ts'
import { queryOfBody, queryOfUrl } from './asked-query.ts'

/** `/data/query`: GROQ by GET (`?query=…&$name=<JSON>`) or POST (`{query, params}`). */
export function queryRoutes(lake: Lake, statistics: QueryStatistics): Hono<LakeEnv> {
  const answer = queryAnswers(lake, statistics)
  const addressOf = clientAddress(lake.config.trustedProxies)

  return new Hono<LakeEnv>()
    .get('/data/query/:dataset', async (c) => {
      const { identity, apiVersion } = c.var
      const asker = { identity, apiVersion, dataset: c.req.param('dataset') }
      // A robot's token, or none, opens the same until something in the lake's database changes; a session also ends.
      if (identity.kind !== 'user') {
        const headers = [...c.res.headers]
        c.env.admit?.({ ...asker, headers, path: c.req.path, route: routePattern(c) })
      }
      const asked = queryOfUrl(new URL(c.req.url).searchParams, apiVersion)
      return c.body(
        await answer(asked, asker, () => addressOf(c.env.incoming)),
        200,
        ANSWER_HEADERS,
      )
    })
    .post('/data/query/:dataset', async (c) => {
      const { identity, apiVersion } = c.var
      const asker = { identity, apiVersion, dataset: c.req.param('dataset') }
      const asked = queryOfBody(await readJson(c), new URL(c.req.url).searchParams, apiVersion)
      return c.body(
        await answer(asked, asker, () => addressOf(c.env.incoming)),
        200,
        ANSWER_HEADERS,
      )
    })
}
