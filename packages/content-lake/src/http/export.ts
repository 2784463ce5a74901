import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { requireSignedIn } from '../access/authorize.ts'
import type { Config } from '../config/config.ts'
import type { Lake } from '../datasets/lake.ts'
import { Snapshot, type SnapshotDocument } from '../documents/snapshot.ts'
import { httpError, overloaded } from '../errors.ts'
import type { JsonObject } from '../json.ts'
import { RELEASE_TYPE, unscheduled } from '../mutations/actions/release-document.ts'
import { damagedFile } from './damaged-file.ts'
import type { LakeEnv } from './env.ts'
import { identityHolds } from './middleware/identity.ts'
import { pacedStream } from './paced-stream.ts'

/** Each keeps a moment of its dataset readable, and with it all that is written after. */
const MOST_EXPORTS = 4
const RETRY_AFTER_SECONDS = 5
/** Documents in one answer to a client that asks by cursor, more or less. */
const PAGE_CHARACTERS = 4 * 1024 * 1024
const ASSET_TYPES = new Set(['sanity.imageAsset', 'sanity.fileAsset'])

const HEADERS = { 'content-type': 'application/x-ndjson', 'cache-control': 'private, no-store' }

const exportQuery = z.object({
  types: z
    .string()
    .transform((list) => list.split(',').filter(Boolean))
    .transform((list) => (list.length > 0 ? list : null))
    .default(null),
  /** Empty for the first page; without it everything is one answer. */
  nextCursor: z
    .string()
    .regex(/^\d{0,15}$/, 'is not a cursor of this server')
    .optional(),
})

/** `/data/export`: every document of a dataset as of one moment, a line of JSON each. */
export function exportRoutes(lake: Lake): Hono<LakeEnv> {
  let running = 0

  return new Hono<LakeEnv>().get('/data/export/:dataset', (c) => {
    requireSignedIn(c.var.identity)
    const { name, store } = lake.dataset(c.req.param('dataset'))
    const { types, nextCursor } = exportQuery.parse(c.req.query())
    // A body that nobody reads would never be cancelled.
    if (c.req.method === 'HEAD') return c.body(null, 200, HEADERS)
    if (running >= MOST_EXPORTS) {
      throw overloaded('Too many exports are running; try again', RETRY_AFTER_SECONDS)
    }
    const snapshot = new Snapshot(store.damage, types, Number(nextCursor ?? 0))
    const assets = `${addressAsked(c, lake.config)}/`
    const isAllowed = identityHolds(c, lake.accounts)
    const pages = linesOf(snapshot, nextCursor === undefined, isAllowed, ({ type, content }) => {
      if (ASSET_TYPES.has(type)) return withAssetUrl(content, assets)
      return type === RELEASE_TYPE ? JSON.stringify(unscheduled(JSON.parse(content))) : content
    })
    running++
    const stream = pacedStream(pages, {
      // A line that is no document says that this is not all.
      onError(error) {
        lake.log({
          event: 'export-failed',
          id: c.var.requestId,
          dataset: name,
          message: String(error),
        })
        const damaged = damagedFile(error, '')
        const failed = httpError(500, 'Internal Server Error', 'Export failed')
        const line = (damaged ?? failed).body
        return `${JSON.stringify(line)}\n`
      },
      onEnd: () => {
        running--
        snapshot.close()
      },
    })
    return c.body(stream, 200, HEADERS)
  })
}

/** The documents in chunks of lines, and the cursor of the next page when they do not fit in this one. */
function* linesOf(
  snapshot: Snapshot,
  inOneAnswer: boolean,
  isAllowed: () => boolean,
  present: (document: SnapshotDocument) => string,
): Generator<string> {
  let characters = 0
  while (true) {
    if (!isAllowed()) throw new Error('Who exports may no longer read the dataset')
    const documents = snapshot.next()
    if (documents === null) return
    const lines = documents.map((document) => `${present(document)}\n`).join('')
    yield lines
    characters += lines.length
    const last = documents.at(-1)
    if (inOneAnswer || characters < PAGE_CHARACTERS || last === undefined) continue
    yield `${JSON.stringify({ nextCursor: String(last.pk) })}\n`
    return
  }
}

/** The lake as the caller reaches it, so that it finds the files as well. */
function addressAsked(c: Context<LakeEnv>, { publicUrl }: Config): string {
  const { host, origin } = new URL(c.req.url)
  return host === new URL(publicUrl).host ? publicUrl : origin
}

/** The stored address may be one that the lake had in former days. */
function withAssetUrl(content: string, base: string): string {
  const document = JSON.parse(content) as JsonObject
  if (typeof document.path !== 'string' || typeof document.url !== 'string') return content
  return JSON.stringify({ ...document, url: `${base}${document.path}` })
}
