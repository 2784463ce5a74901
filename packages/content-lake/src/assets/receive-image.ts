import { open, readFile } from 'node:fs/promises'
import { httpError } from '../errors.ts'
import type { StoredFile } from './asset-document.ts'
import type { AssetStore, IncomingFile } from './asset-store.ts'
import { IMAGE_MIME_TYPES } from './image-format.ts'
import { readImageMetadata } from './image-metadata.ts'
import { notAnImage } from './image-reader.ts'
import type { ImageWork } from './image-work.ts'
import type { MetadataPart } from './metadata-part.ts'
import { looksLikeSvg, MAX_SVG_BYTES, sanitizeSvg } from './svg-sanitizer.ts'
import type { SvgSanitizerThread } from './svg-sanitizer-thread.ts'

const HEAD_BYTES = 1024

/** An image whose bytes are checked; `file` is what to keep, which for a drawing may be a cleaned one. */
export interface ReceivedImage {
  readonly file: IncomingFile
  readonly stored: StoredFile
}

/** What images are checked with. */
export interface ImageMeans {
  readonly assets: AssetStore
  readonly work: ImageWork
  readonly drawings: SvgSanitizerThread
}

/**
 * Checks an uploaded image and works out its metadata. The caller keeps or discards `file`; when
 * this throws, the caller discards what it passed in.
 * @throws ApiError 400 when the bytes are not an image that the lake can serve safely.
 */
export async function receiveImage(
  means: ImageMeans,
  upload: IncomingFile,
  parts: ReadonlySet<MetadataPart>,
): Promise<ReceivedImage> {
  const isDrawing = looksLikeSvg(await readHead(upload.path))
  const file = isDrawing ? await cleanDrawing(means, upload) : upload
  try {
    return await means.work.upload(file.path, async (facts) => {
      // A drawing that came in by another door (compressed, odd prolog) was not sanitized.
      if ((facts.extension === 'svg') !== isDrawing) throw notAnImage()
      const { extension, width, height } = facts
      return {
        file,
        stored: {
          name: { kind: 'image', sha1: file.sha1, width, height, extension },
          mimeType: IMAGE_MIME_TYPES[extension],
          size: file.size,
          metadata: await readImageMetadata(file.path, facts, parts),
        },
      }
    })
  } catch (error) {
    if (file !== upload) await means.assets.discard(file)
    throw error
  }
}

async function readHead(path: string): Promise<Uint8Array> {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(HEAD_BYTES) })
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function cleanDrawing(
  { assets, work, drawings }: ImageMeans,
  upload: IncomingFile,
): Promise<IncomingFile> {
  if (upload.size > MAX_SVG_BYTES) {
    throw httpError(400, 'Bad Request', `An SVG may be at most ${MAX_SVG_BYTES} bytes`)
  }
  const cleaned = await work.drawing(async () => sanitizeSvg(await readFile(upload.path), drawings))
  if (cleaned === null) return upload
  return assets.receive([cleaned], { limit: MAX_SVG_BYTES * 2 })
}
