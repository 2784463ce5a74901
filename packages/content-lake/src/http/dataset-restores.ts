import { Hono } from 'hono'
import { z } from 'zod'
import { requireRole } from '../access/authorize.ts'
import type { Lake } from '../datasets/lake.ts'
import { type OnRestoreProgress, restoreDocuments } from '../datasets/restore-documents.ts'
import { resolvePoint } from '../documents/point-in-time.ts'
import { authorOf } from './author.ts'
import type { LakeEnv } from './env.ts'
import { apiErrorOf } from './error-response.ts'
import { JSON_LINES, jsonLines } from './json-lines.ts'
import { requireOwnName } from './middleware/dataset-access.ts'
import { pointRequest } from './point-request.ts'
import { readJson } from './read-json.ts'

const restoreRequest = z.object({ to: pointRequest, dryRun: z.boolean().default(false) })

const RESTORE_PATHS = ['/projects/:projectId/datasets/:name/restore', '/datasets/:name/restore']

/**
 * A dataset made again what it was: the lake's own, hosted Sanity has nothing like it. Who accepts lines hears how
 * far it is (`{"step","done","total"}`), and last of all the answer.
 */
export function datasetRestoreRoutes(lake: Lake): Hono<LakeEnv> {
  return new Hono<LakeEnv>().on('POST', RESTORE_PATHS, async (c) => {
    const identity = requireRole(c.var.identity, 'administrator')
    const { name, store } = lake.dataset(c.req.param('name') ?? '')
    requireOwnName(c.req.param('name') ?? '')
    const { to, dryRun } = restoreRequest.parse(await readJson(c))
    const point = resolvePoint(store, to)
    const author = authorOf(identity, lake, name)
    const restore = async (onProgress?: OnRestoreProgress) => ({
      ...(await restoreDocuments(store, point, author, { dryRun, onProgress })),
      to: { transactionId: point.id, timestamp: point.timestamp },
    })
    if (c.req.header('accept') !== JSON_LINES) return c.json(await restore())
    const { method, path } = c.req
    return jsonLines(
      (send) => restore((step, done, total) => send({ step, done, total })),
      (error) => apiErrorOf(error, lake.log, { id: c.var.requestId, method, path }).body,
    )
  })
}
