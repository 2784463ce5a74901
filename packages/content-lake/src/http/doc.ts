import { Hono } from 'hono'
import type { Lake } from '../datasets/lake.ts'
import type { DatasetStore } from '../documents/dataset-store.ts'
import type { StoredDocument } from '../documents/document.ts'
import { isPublicId, publishedId, versionName } from '../documents/document-id.ts'
import { textOf } from '../documents/stored-form.ts'
import { httpError } from '../errors.ts'
import { ResultSize } from '../groq/result-size.ts'
import type { LakeEnv } from './env.ts'
import { knowsReleases } from './perspective.ts'

interface Omitted {
  id: string
  reason: 'existence' | 'permission'
}

const MOST_IDS = 1_000
/** In characters of JSON: an answer is held several times over on its way out, and many may ask at once. */
const LARGEST_ANSWER = 16_000_000

/** `/data/doc`: documents by id, as they are stored, whatever the perspective. */
export function docRoutes(lake: Lake): Hono<LakeEnv> {
  return new Hono<LakeEnv>().get('/data/doc/:dataset/:ids', (c) => {
    const { store } = lake.dataset(c.req.param('dataset'))
    const ids = [...new Set(c.req.param('ids').split(',').filter(Boolean))]
    if (ids.length === 0 || ids.length > MOST_IDS) {
      throw httpError(400, 'Bad Request', `Ask for 1 to ${MOST_IDS} document ids`)
    }
    const publicOnly = c.var.identity.kind === 'anonymous'
    const isKnown = knowsReleases(c.var.apiVersion) ? () => true : isNoVersion
    const excludeContent = c.req.query('excludeContent') === 'true'
    const size = new ResultSize(LARGEST_ANSWER)
    const documents: string[] = []
    const omitted: Omitted[] = []
    for (const id of ids) {
      const found = lookUp(store, id, c.req.query('includeAllVersions') === 'true').filter(isKnown)
      const readable = found.filter((document) => !publicOnly || isPublicId(document._id))
      for (const document of excludeContent ? [] : readable) {
        const text = textOf(document) ?? JSON.stringify(document)
        size.add(text.length)
        documents.push(text)
      }
      // The same reason whether or not a hidden document is there, so that nobody can probe for it.
      if (publicOnly && !isPublicId(id)) omitted.push({ id, reason: 'permission' })
      else if (readable.length === 0) omitted.push({ id, reason: 'existence' })
    }
    c.header('cache-control', 'private, no-store')
    const body = `{"documents":[${documents.join(',')}],"omitted":${JSON.stringify(omitted)}}`
    return c.body(body, 200, { 'content-type': 'application/json' })
  })
}

/** What there was before there were releases. */
function isNoVersion({ _id }: StoredDocument): boolean {
  return ['published', 'drafts'].includes(versionName(_id))
}

function lookUp(store: DatasetStore, id: string, allVersions: boolean): StoredDocument[] {
  if (allVersions) return store.versionsOf(publishedId(id))
  const document = store.documents.getHead(id)
  return document === null ? [] : [document]
}
