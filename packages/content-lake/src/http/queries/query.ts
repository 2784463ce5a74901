import { type Context, Hono } from 'hono'
import type { Lake } from '../../datasets/lake.ts'
import { clientAddress } from '../client-address.ts'
import type { LakeEnv } from '../env.ts'
import type { QueryStatistics } from '../metrics/query-statistics.ts'
import { routePattern } from '../metrics/route-pattern.ts'
import { readJson } from '../read-json.ts'
import { ANSWER_HEADERS, type Asker, queryAnswers } from './answer-query.ts'
import { type AskedQuery, queryOfBody, queryOfUrl } from './asked-query.ts'

/** `/data/query`: GROQ by GET (`?query=…&$name=<JSON>`) or POST (`{query, params}`). */
export function queryRoutes(lake: Lake, statistics: QueryStatistics): Hono<LakeEnv> {
  const answer = queryAnswers(lake, statistics)
  const addressOf = clientAddress(lake.config.trustedProxies)

  async function respond(c: Context<LakeEnv>, asked: AskedQuery, asker: Asker): Promise<Response> {
    const { body } = await answer(asked, asker, () => addressOf(c.env.incoming))
    return c.body(body, 200, ANSWER_HEADERS)
  }

  return new Hono<LakeEnv>()
    .get('/data/query/:dataset', async (c) => {
      const asker = askerOf(c)
      // A robot's token, or none, opens the same until something in the lake's database changes; a session also ends.
      if (asker.identity.kind !== 'user') {
        const head = [...c.res.headers].flat()
        c.env.admit?.({ ...asker, head, path: c.req.path, route: routePattern(c) })
      }
      const asked = queryOfUrl(new URL(c.req.url).searchParams, asker.apiVersion)
      return respond(c, asked, asker)
    })
    .post('/data/query/:dataset', async (c) => {
      const asker = askerOf(c)
      const { searchParams } = new URL(c.req.url)
      return respond(c, queryOfBody(await readJson(c), searchParams, asker.apiVersion), asker)
    })
}

function askerOf(c: Context<LakeEnv, '/data/query/:dataset'>): Asker {
  const { identity, apiVersion } = c.var
  return { identity, apiVersion, dataset: c.req.param('dataset') }
}
