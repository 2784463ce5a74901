import { Hono } from 'hono'
import type { Lake } from '../datasets/lake.ts'
import { httpError } from '../errors.ts'
import { type ActionsRequest, actionsBody } from '../mutations/action-request.ts'
import { applyActions } from '../mutations/apply-actions.ts'
import { authorOf } from './author.ts'
import type { LakeEnv } from './env.ts'
import { readJson } from './read-json.ts'

const RELEASES_SINCE = '2025-02-19'
const RELEASE_ACTION = /^sanity\.action\.(release|document\.version)\./

/** `POST /data/actions/{dataset}`: what an editor does to documents and releases, in one transaction. */
export function actionRoutes(lake: Lake): Hono<LakeEnv> {
  return new Hono<LakeEnv>().post('/data/actions/:dataset', async (c) => {
    const dataset = lake.dataset(c.req.param('dataset'))
    const author = authorOf(c.var.identity, lake, dataset.name)
    const request = actionsBody.parse(await readJson(c))
    assertSupported(request, c.var.apiVersion)
    return c.json(await applyActions(dataset.store, request, author))
  })
}

function assertSupported({ actions }: ActionsRequest, apiVersion: string): void {
  if (apiVersion >= RELEASES_SINCE) return
  const index = actions.findIndex(({ actionType }) => RELEASE_ACTION.test(actionType))
  if (index === -1) return
  const message = `action index ${index}: not supported for this API version`
  throw httpError(400, 'Bad Request', message)
}
