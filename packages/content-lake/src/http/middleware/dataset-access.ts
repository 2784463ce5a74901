import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { requireSignedIn, requireWriter } from '../../access/authorize.ts'
import { isAliasName } from '../../datasets/dataset-registry.ts'
import type { Lake } from '../../datasets/lake.ts'
import { httpError } from '../../errors.ts'
import type { LakeEnv } from '../env.ts'
import { identityHolds } from './identity.ts'

/** All but pings, which the Studio sends without a token. */
const DATASET_PATH = /^\/v[^/]+\/((?:data|assets)\/(?!ping\/)(?:live\/events|[^/]+))\/([^/]+)/
/** Open to everybody where the dataset is public: they show published documents only. */
const PUBLIC = new Set(['data/query', 'data/doc', 'data/live/events'])
const UPLOADS = new Set(['assets/images', 'assets/files'])
const WRITES = new Set(['data/mutate', 'data/actions', ...UPLOADS])

/**
 * The first gate before every route of a dataset: it must exist, all but public reads need a token,
 * writes the dataset's own name, and uploads a role that writes, before their bytes are taken in.
 * What may be done to which documents, the routes decide.
 */
export function datasetAccess(lake: Lake) {
  return createMiddleware<LakeEnv>(async (c, next) => {
    const [path, operation, name] = DATASET_PATH.exec(c.req.path) ?? []
    if (path === undefined || operation === undefined || name === undefined) return next()
    if (UPLOADS.has(operation)) requireWriter(c.var.identity, 'create')
    if (!PUBLIC.has(operation) || isClosed(lake, name)) requireSignedIn(c.var.identity)
    lake.dataset(name)
    if (WRITES.has(operation)) requireOwnName(name)
    await next()
  })
}

/** @throws ApiError 403 for an alias: datasets are written by their own names */
export function requireOwnName(name: string): void {
  if (isAliasName(name)) {
    throw httpError(403, 'Forbidden', `Dataset alias "${name}" is for reading only`)
  }
}

/** For answers that last: tells at any time whether who asked may still read the dataset that they asked for. */
export function accessHolds(c: Context<LakeEnv>, lake: Lake, name: string): () => boolean {
  const isStill = identityHolds(c, lake.accounts)
  const isAnonymous = c.var.identity.kind === 'anonymous'
  const before = lake.registry.get(name)
  return () => {
    if (!isStill()) return false
    if (!isAnonymous && !isAliasName(name)) return true
    // An alias may mean another dataset by now, and that one be private.
    const now = lake.registry.get(name)
    return now?.name === before?.name && !(isAnonymous && isClosed(lake, name))
  }
}

/** Also where there is no such dataset: nobody learns by guessing which private ones there are. */
function isClosed({ registry }: Lake, name: string): boolean {
  return registry.get(name)?.aclMode !== 'public'
}
