import { type Context, Hono } from 'hono'
import mime from 'mime-types'
import { z } from 'zod'
import { authorizeChange, requireWriter } from '../access/authorize.ts'
import { assetDocument, type StoredFile } from '../assets/asset-document.ts'
import { type AssetStore, type IncomingFile, tooLarge } from '../assets/asset-store.ts'
import type { ImageWork } from '../assets/image-work.ts'
import { DEFAULT_METADATA, METADATA_PARTS } from '../assets/metadata-part.ts'
import { findDocumentOf } from '../assets/stored-asset.ts'
import { SvgSanitizerThread } from '../assets/svg-sanitizer-thread.ts'
import { memoryShares } from '../config/memory-shares.ts'
import type { Dataset } from '../datasets/dataset.ts'
import type { Lake } from '../datasets/lake.ts'
import type { StoredDocument } from '../documents/document.ts'
import { httpError } from '../errors.ts'
import { placeOf } from './author.ts'
import type { LakeEnv } from './env.ts'

const text = z.string().max(10_000).optional()
const uploadOptions = z.object({
  // Only the last part of a path, without what a file system or a header cannot hold.
  filename: z
    .string()
    .transform((name) =>
      name
        .replace(/^.*[\\/]/s, '')
        .replace(/\p{Cc}/gu, '')
        .trim(),
    )
    .pipe(z.string().max(255))
    .transform((name) => name || undefined)
    .optional(),
  label: text,
  title: text,
  description: text,
  creditLine: text,
  sourceId: text,
  sourceName: text,
  sourceUrl: text,
})

const metadataParts = z
  .array(z.enum(METADATA_PARTS))
  .transform((parts) => new Set(parts.length > 0 ? parts : DEFAULT_METADATA))

/** Uploads: the raw file is the body, what is said about it the query. */
export function assetRoutes(lake: Lake, imageWork: () => Promise<ImageWork>): Hono<LakeEnv> {
  const limit = lake.config.maximumUploadBytes
  const drawings = new SvgSanitizerThread(memoryShares(lake.config.memoryBytes).drawingHeap)

  async function upload(
    c: Context<LakeEnv>,
    dataset: Dataset,
    check: (file: IncomingFile) => Promise<{ file: IncomingFile; stored: StoredFile }>,
  ): Promise<StoredDocument> {
    const identity = c.get('identity')
    const author = requireWriter(identity, 'create').id
    const said = uploadOptions.parse(c.req.query())
    const received = await receiveBody(c.req.raw, dataset.assets, limit)
    let file = received
    try {
      const checked = await check(received)
      file = checked.file
      const document = assetDocument(checked.stored, said, {
        projectId: lake.config.projectId,
        dataset: dataset.name,
        publicUrl: lake.config.publicUrl,
      })
      // The document names the file, so the file must be there to stay before the document is.
      await dataset.assets.keep(file)
      const { value } = await dataset.store.transact({ author }, (transaction) => {
        const existing = findDocumentOf(dataset.store, checked.stored.name)
        if (existing) return existing
        const { id: _rev, timestamp } = transaction
        const next = { ...document, _rev, _createdAt: timestamp, _updatedAt: timestamp }
        authorizeChange(identity, null, next, placeOf(lake, dataset.name))
        transaction.put({ documentId: next._id, next, mutations: [{ create: next }] })
        return next
      })
      return value
    } finally {
      await dataset.assets.discard(received)
      await dataset.assets.discard(file)
    }
  }

  return new Hono<LakeEnv>()
    .post('/assets/images/:dataset', async (c) => {
      const dataset = lake.dataset(c.req.param('dataset'))
      const asked = (c.req.queries('meta') ?? []).flatMap((value) => value.split(','))
      const parts = metadataParts.parse(asked)
      // Loaded for the first image: it brings sharp, which takes longer than most of a start.
      const { receiveImage } = await import('../assets/receive-image.ts')
      const means = { assets: dataset.assets, work: await imageWork(), drawings }
      const document = await upload(c, dataset, (file) => receiveImage(means, file, parts))
      return c.json({ document })
    })
    .post('/assets/files/:dataset', async (c) => {
      const dataset = lake.dataset(c.req.param('dataset'))
      const contentType = c.req.header('content-type')
      const document = await upload(c, dataset, async (file) => ({
        file,
        stored: storedFile(file, c.req.query('filename') ?? '', contentType),
      }))
      return c.json({ document })
    })
}

async function receiveBody(
  request: Request,
  assets: AssetStore,
  limit: number,
): Promise<IncomingFile> {
  const length = request.headers.get('content-length')
  const expectedSize = length === null ? undefined : Number(length)
  if (expectedSize !== undefined && expectedSize > limit) throw tooLarge(limit)
  const received = await assets.receive(request.body ?? [], { limit, expectedSize })
  if (received.size > 0) return received
  await assets.discard(received)
  throw httpError(400, 'Bad Request', 'The body must be the file to store, but it is empty')
}

function storedFile(
  { sha1, size }: IncomingFile,
  filename: string,
  contentType: string | undefined,
): StoredFile {
  const declared = contentType?.split(';')[0]?.trim().toLowerCase() ?? ''
  const given = /\.([a-z0-9]{1,16})$/i.exec(filename)?.[1]?.toLowerCase()
  const extension = given ?? (mime.extension(declared) || 'bin')
  const known = mime.lookup(extension)
  const mimeType = known || (/^[\w.+-]+\/[\w.+-]+$/.test(declared) && declared) || UNKNOWN
  return { name: { kind: 'file', sha1, extension }, mimeType, size }
}

const UNKNOWN = 'application/octet-stream'
