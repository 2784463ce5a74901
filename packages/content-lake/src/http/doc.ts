import { Hono } from 'hono'
import type { Lake } from '../datasets/lake.ts'
import type { DatasetStore } from '../documents/dataset-store.ts'
import { isPublicId, versionName } from '../documents/document-id.ts'
import { findContent, readContent, type StoredContent } from '../documents/stored-content.ts'
import { dataError } from '../errors.ts'
import { documentIds } from './document-ids.ts'
import type { LakeEnv } from './env.ts'
import { pacedStream } from './paced-stream.ts'
import { knowsReleases } from './perspective.ts'
import type { RequestMemory } from './request-memory.ts'

interface Omitted {
  id: string
  reason: 'existence' | 'permission'
}

/** What is asked for, as it is in the file at that moment. */
interface Found {
  readonly contents: readonly StoredContent[]
  readonly omitted: readonly Omitted[]
}

/** In bytes of JSON, but for a single document, which may have any size. */
const LARGEST_ANSWER = 16_000_000
/** What is no longer than that is sent in one piece; in bytes. */
const SHORT_ANSWER = 64 * 1024

const HEADERS = { 'cache-control': 'private, no-store', 'content-type': 'application/json' }

/** `/data/doc`: documents by id, as they are stored, whatever the perspective. */
export function docRoutes(lake: Lake, storedContent: RequestMemory): Hono<LakeEnv> {
  return new Hono<LakeEnv>().get('/data/doc/:dataset/:ids', async (c) => {
    const { store } = lake.dataset(c.req.param('dataset'))
    const ids = documentIds(c.req.param('ids'))
    const publicOnly = c.var.identity.kind === 'anonymous'
    const isKnown = knowsReleases(c.var.apiVersion) ? () => true : isNoVersion
    const allVersions = c.req.query('includeAllVersions') === 'true'
    const excludeContent = c.req.query('excludeContent') === 'true'

    const find = (): Found => {
      const contents: StoredContent[] = []
      const omitted: Omitted[] = []
      for (const id of ids) {
        const found = findContent(store, id, allVersions).filter((content) => isKnown(content.id))
        const readable = found.filter((content) => !publicOnly || isPublicId(content.id))
        if (!excludeContent) contents.push(...readable)
        // The same reason whether or not a hidden document is there, so that nobody can probe for it.
        if (publicOnly && !isPublicId(id)) omitted.push({ id, reason: 'permission' })
        else if (readable.length === 0) omitted.push({ id, reason: 'existence' })
      }
      return { contents, omitted }
    }
    const found = store.read(find)
    const bytes = sizeOf(found)
    if (bytes <= SHORT_ANSWER) {
      return c.body(Buffer.concat([...piecesOf(store, found)]), 200, HEADERS)
    }
    if (c.req.method === 'HEAD') return c.body(null, 200, HEADERS)
    const giveBack = await storedContent.take(c.var.identity, bytes)
    try {
      // As of one moment: meanwhile it may have waited.
      const pieces = store.read(() => [...piecesOf(store, find())])
      return c.body(
        pacedStream(lettingGo(pieces), { onError: () => undefined, onEnd: giveBack }),
        200,
        HEADERS,
      )
    } catch (error) {
      giveBack()
      throw error
    }
  })
}

/** In bytes. @throws ApiError 400 queryResultSizeError when it is more than one answer may hold */
function sizeOf({ contents }: Found): number {
  const bytes = contents.reduce((sum, content) => sum + content.bytes, 0)
  if (contents.length <= 1 || bytes <= LARGEST_ANSWER) return bytes
  const description = `The documents are larger than ${LARGEST_ANSWER} bytes together: ask for fewer at a time`
  throw dataError(400, 'queryResultSizeError', description)
}

/** The body of the answer. */
function* piecesOf(store: DatasetStore, { contents, omitted }: Found): Generator<Uint8Array> {
  let before = '{"documents":['
  for (const content of contents) {
    yield Buffer.from(before)
    yield readContent(store, content)
    before = ','
  }
  const start = contents.length === 0 ? before : ''
  yield Buffer.from(`${start}],"omitted":${JSON.stringify(omitted)}}`)
}

/** One after the other, so that none is held once it is sent. */
function* lettingGo(pieces: Uint8Array[]): Generator<Uint8Array, void> {
  pieces.reverse()
  for (let piece = pieces.pop(); piece !== undefined; piece = pieces.pop()) yield piece
}

/** What there was before there were releases. */
function isNoVersion(id: string): boolean {
  return ['published', 'drafts'].includes(versionName(id))
}
