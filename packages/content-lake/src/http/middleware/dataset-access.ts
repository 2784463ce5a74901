import { createMiddleware } from 'hono/factory'
import { requireSignedIn, requireWriter } from '../../access/authorize.ts'
import type { Lake } from '../../datasets/lake.ts'
import type { LakeEnv } from '../env.ts'

const DATASET_PATH = /^\/v[^/]+\/((?:data|assets)\/(?:live\/events|[^/]+))\/([^/]+)/
/** Open to everybody: they show published documents only. */
const PUBLIC = new Set(['data/query', 'data/doc', 'data/live/events', 'data/ping'])
const WRITES = new Set(['data/mutate', 'data/actions', 'assets/images', 'assets/files'])

/**
 * The first gate before every route of a dataset: it must exist, all but public reads need a token,
 * and writes a role that writes. On which documents, the routes decide.
 */
export function datasetAccess(lake: Lake) {
  return createMiddleware<LakeEnv>(async (c, next) => {
    const [path, operation, name] = DATASET_PATH.exec(c.req.path) ?? []
    if (path === undefined || operation === undefined || name === undefined) return next()
    if (WRITES.has(operation)) requireWriter(c.var.identity)
    // An add-on dataset holds comments and tasks, which are never public.
    const isPublic = PUBLIC.has(operation) && !lake.registry.get(name)?.profile
    if (!isPublic) requireSignedIn(c.var.identity)
    lake.dataset(name)
    await next()
  })
}
