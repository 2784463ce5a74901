import sharp, { type Metadata, type Sharp } from 'sharp'
import { httpError } from '../errors.ts'
import type { ImageExtension } from './image-format.ts'

/** Width x height (x frames) beyond which an image is not decoded: it could exhaust memory. */
export const MAX_INPUT_PIXELS = 120_000_000
/** No picture within the limits takes nearly as long, even on a busy machine. */
export const TIME_LIMIT_SECONDS = 15
const MAX_SIDE = 65_535
/** A hundred times the usual: at this density, in dots per inch, even the thinnest drawing is many pixels wide. */
const HIGH_DENSITY = 7_200
const BYTES_PER_SAMPLE: Partial<Record<string, number>> = { uchar: 1, char: 1, ushort: 2, short: 2 }

// Only what browsers and cameras make: every further decoder is attack surface.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpeg',
    'VipsForeignLoadPng',
    'VipsForeignLoadWebp',
    'VipsForeignLoadNsgif',
    'VipsForeignLoadHeif',
    'VipsForeignLoadTiff',
    'VipsForeignLoadSvg',
  ],
})
sharp.cache(false)

const EXTENSIONS: Partial<Record<string, ImageExtension>> = {
  gif: 'gif',
  jpeg: 'jpg',
  png: 'png',
  svg: 'svg',
  tiff: 'tif',
  webp: 'webp',
}

/** What an image is, told by its content and never by its name. */
export interface ImageFacts {
  readonly extension: ImageExtension
  /** In pixels, after the EXIF orientation. */
  readonly width: number
  readonly height: number
  readonly frames: number
  /** As EXIF says it, from 1. */
  readonly orientation: number
  readonly channels: number
  readonly bytesPerSample: number
  /** Whether it is stored coarse to fine, so that no line is there before all of it is. */
  readonly isInterlaced: boolean
  /** How a JPEG's colours are subsampled, such as `4:2:0`. */
  readonly chroma: string | undefined
  readonly hasAlpha: boolean
  readonly exif: Buffer | undefined
}

/** An image as it is stored; `animated` reads all frames rather than the first. */
export function openImage(path: string, options: { animated?: boolean } = {}): Sharp {
  return sharp(path, {
    animated: options.animated === true,
    failOn: 'error',
    limitInputPixels: MAX_INPUT_PIXELS,
  }).timeout({ seconds: TIME_LIMIT_SECONDS })
}

/** @throws ApiError 400 when the file is no image that the lake knows, or a too large one. */
export async function readImageFacts(path: string): Promise<ImageFacts> {
  const metadata = await readMetadata(path)
  const extension = extensionOf(metadata)
  if (extension === undefined) throw notAnImage()
  const { width, height } = metadata.autoOrient
  if (extension === 'svg' && Math.min(width, height) === 1) await requireMeasurable(path)
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_INPUT_PIXELS) {
    throw httpError(
      400,
      'Bad Request',
      `The image is ${width} x ${height} pixels; at most ${MAX_INPUT_PIXELS} pixels are accepted`,
    )
  }
  return {
    extension,
    width,
    height,
    frames: metadata.pages ?? 1,
    orientation: metadata.orientation ?? 1,
    channels: metadata.channels,
    bytesPerSample: BYTES_PER_SAMPLE[metadata.depth] ?? 4,
    isInterlaced: metadata.isProgressive,
    chroma: metadata.chromaSubsampling,
    hasAlpha: metadata.hasAlpha,
    exif: metadata.exif,
  }
}

/** The answer to bytes that are no image, or a damaged one. */
export function notAnImage(): Error {
  return httpError(
    400,
    'Bad Request',
    'The body is not an image that can be read: send AVIF, GIF, JPEG, PNG, SVG, TIFF or WebP',
  )
}

async function readMetadata(path: string): Promise<Metadata> {
  try {
    // Only the header is read here, so that a picture beyond the limit can be told from none.
    return await sharp(path, { autoOrient: true, limitInputPixels: false }).metadata()
  } catch {
    throw notAnImage()
  }
}

/** libvips has a drawing that is too large for its numbers measure one pixel, or refuses it, whatever the density. */
async function requireMeasurable(path: string): Promise<void> {
  const measured = await sharp(path, { density: HIGH_DENSITY, limitInputPixels: false })
    .metadata()
    .catch(() => null)
  if (measured !== null && Math.min(measured.width, measured.height) > 1) return
  throw httpError(400, 'Bad Request', `The SVG is wider or higher than ${MAX_SIDE} pixels`)
}

/** Whether sharp gave up because its time was over. */
export function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('timeout: ')
}

function extensionOf(metadata: Metadata): ImageExtension | undefined {
  if (metadata.format === 'heif') return metadata.compression === 'av1' ? 'avif' : undefined
  return EXTENSIONS[metadata.format]
}
