import sharp, { type Metadata, type Sharp } from 'sharp'
import { httpError } from '../errors.ts'
import type { ImageExtension } from './image-format.ts'

/** Width x height (x frames) beyond which an image is not decoded: it could exhaust memory. */
export const MAX_INPUT_PIXELS = 120_000_000
/** No picture within the limits takes nearly as long, even on a busy machine. */
const TIME_LIMIT_SECONDS = 30
const MAX_SIDE = 65_535

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
  readonly hasAlpha: boolean
  readonly exif: Buffer | undefined
}

/** An image turned the right way up; `animated` reads all frames rather than the first. */
export function openImage(path: string, options: { animated?: boolean } = {}): Sharp {
  return sharp(path, {
    animated: options.animated === true,
    autoOrient: true,
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

function extensionOf(metadata: Metadata): ImageExtension | undefined {
  if (metadata.format === 'heif') return metadata.compression === 'av1' ? 'avif' : undefined
  return EXTENSIONS[metadata.format]
}
