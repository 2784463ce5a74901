import { Hono } from 'hono'
import { requireSignedIn } from '../access/authorize.ts'
import type { Lake } from '../datasets/lake.ts'
import type { StoredDocument } from '../documents/document.ts'
import type { DocumentReader } from '../documents/document-reader.ts'
import { select } from '../documents/select.ts'
import { RELEASE_TYPE } from '../mutations/actions/release-document.ts'
import type { LakeEnv } from './env.ts'

const OVER: ReadonlySet<unknown> = new Set(['archived', 'published'])
/** There is none, but the Studio compares with a number: to it, null is a limit of zero. */
const NO_DATASET_LIMIT = Number.MAX_SAFE_INTEGER

/** How many releases there are, and may be. The Studio asks before it makes one. */
export function releaseLimitRoutes(lake: Lake): Hono<LakeEnv> {
  return new Hono<LakeEnv>().get('/projects/:projectId/new-content-release-allowed', (c) => {
    requireSignedIn(c.var.identity)
    const active = lake.registry
      .list()
      .flatMap(({ name }) => activeReleases(lake.dataset(name).store))
    return c.json({
      data: {
        orgActiveReleaseCount: active.length,
        orgMeteredActiveReleaseCount: active.filter(isOfMany).length,
        datasetReleaseLimit: NO_DATASET_LIMIT,
        orgActiveReleaseLimit: null,
      },
    })
  })
}

function activeReleases(store: DocumentReader): StoredDocument[] {
  const { documents } = select(store, {
    conditions: [{ kind: 'types', types: [RELEASE_TYPE] }],
    order: null,
    limit: null,
    view: { stack: null, publicOnly: false },
  })
  return Array.from(documents()).filter(
    ({ _type, state }) => _type === RELEASE_TYPE && !OVER.has(state),
  )
}

/** Whether a release is meant for several documents: one made for a scheduled draft is not counted. */
function isOfMany({ metadata }: StoredDocument): boolean {
  const isRecord = typeof metadata === 'object' && metadata !== null && !Array.isArray(metadata)
  return !(isRecord && metadata.cardinality === 'one')
}
