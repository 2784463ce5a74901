import { Hono } from 'hono'
import type { Lake } from '../datasets/lake.ts'
import { publishedId } from '../documents/document-id.ts'
import { referringAcross } from '../documents/references-across.ts'
import { httpError } from '../errors.ts'
import type { LakeEnv } from './env.ts'

/** Which documents of the lake's other datasets refer to a document, as the Studio asks before it deletes one. */
export function referenceRoutes({ config, registry, dataset }: Lake): Hono<LakeEnv> {
  return new Hono<LakeEnv>().get('/data/references/:dataset/documents/:id/to', (c) => {
    if (c.req.query('excludeInternalReferences') !== 'true') {
      throw httpError(400, 'Bad Request', 'Ask with excludeInternalReferences=true')
    }
    const referred = {
      projectId: config.projectId,
      dataset: c.req.param('dataset'),
      id: publishedId(c.req.param('id')),
    }
    // A comment points at its document and does not depend on it, so add-on datasets are left out.
    const others = registry
      .list()
      .filter(({ name, profile }) => name !== referred.dataset && profile === null)
    const references = others.flatMap(({ name }) =>
      referringAcross(dataset(name).store, referred).map((documentId) => ({
        projectId: config.projectId,
        datasetName: name,
        documentId,
      })),
    )
    return c.json({ totalCount: references.length, references })
  })
}
