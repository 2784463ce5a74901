import { Hono } from 'hono'
import type { Lake } from '../datasets/lake.ts'
import { applyMutations } from '../mutations/apply-mutations.ts'
import { mutateBody, mutateOptions } from '../mutations/mutate-request.ts'
import { authorOf } from './author.ts'
import type { LakeEnv } from './env.ts'
import { readJson } from './read-json.ts'

/** `POST /data/mutate/{dataset}`: documents created, patched and deleted in one transaction. */
export function mutateRoutes(lake: Lake): Hono<LakeEnv> {
  return new Hono<LakeEnv>().post('/data/mutate/:dataset', async (c) => {
    const dataset = lake.dataset(c.req.param('dataset'))
    const author = authorOf(c.var.identity, lake, dataset.name)
    const options = mutateOptions.parse(c.req.query())
    const body = mutateBody.parse(await readJson(c))
    const threads = { queries: lake.queries, timeLimit: lake.config.queryTimeLimit }
    return c.json(await applyMutations(dataset.store, { ...options, ...body }, author, threads))
  })
}
