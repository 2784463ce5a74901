import { encode as encodeBlurHash } from 'blurhash'
import sharp, { type Sharp } from 'sharp'
import { rgbaToThumbHash } from 'thumbhash'
import { httpError } from '../errors.ts'
import type { JsonObject } from '../json.ts'
import { readExif } from './image-exif.ts'
import { readPalette } from './image-palette.ts'
import {
  type ImageFacts,
  isTimeout,
  notAnImage,
  openImage,
  TIME_LIMIT_SECONDS,
} from './image-reader.ts'
import type { MetadataPart } from './metadata-part.ts'

const LQIP_WIDTH = 20
const SAMPLE_SIDE = 96
const OPAQUE = new Uint8Array(64 * 1024).fill(255)

interface Sample {
  readonly pixels: Buffer
  readonly width: number
  readonly height: number
}

/**
 * The `metadata` of an image asset document. Decodes the whole picture.
 * @throws ApiError 400 when the picture is damaged, or takes too long to read.
 */
export async function readImageMetadata(
  path: string,
  facts: ImageFacts,
  wanted: ReadonlySet<MetadataPart>,
): Promise<JsonObject> {
  const base = {
    _type: 'sanity.imageMetadata',
    dimensions: {
      _type: 'sanity.imageDimensions',
      aspectRatio: facts.width / facts.height,
      height: facts.height,
      width: facts.width,
    },
  }
  // Vectors have no pixels to sample: drawn at any size they are their own preview.
  if (facts.extension === 'svg') return { ...base, hasAlpha: true, isOpaque: false }
  const { sample, isOpaque } = await decode(path, facts)
  const { exif, location } = readExif(facts.exif)
  return {
    ...base,
    hasAlpha: facts.hasAlpha,
    isOpaque,
    ...(wanted.has('blurhash') && { blurHash: blurHash(sample, facts) }),
    ...(wanted.has('thumbhash') && { thumbHash: thumbHash(sample) }),
    ...(wanted.has('lqip') && { lqip: await lqip(sample, facts, isOpaque) }),
    ...(wanted.has('palette') && (await palette(sample))),
    ...(wanted.has('exif') && exif && { exif }),
    ...(wanted.has('location') && location && { location }),
  }
}

async function decode(
  path: string,
  facts: ImageFacts,
): Promise<{ sample: Sample; isOpaque: boolean }> {
  try {
    const { data, info } = await openImage(path)
      .autoOrient()
      .resize(SAMPLE_SIDE, SAMPLE_SIDE, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    const isOpaque = !facts.hasAlpha || (await isAlphaUnused(path))
    return { sample: { pixels: data, width: info.width, height: info.height }, isOpaque }
  } catch (error) {
    throw isTimeout(error) ? tooSlow() : notAnImage()
  }
}

/** Whether no pixel lets anything shine through. sharp's own statistics would hold all channels at once. */
async function isAlphaUnused(path: string): Promise<boolean> {
  const alpha = await openImage(path).extractChannel('alpha').raw({ depth: 'uchar' }).toBuffer()
  for (let start = 0; start < alpha.byteLength; start += OPAQUE.byteLength) {
    const part = alpha.subarray(start, start + OPAQUE.byteLength)
    if (!part.equals(OPAQUE.subarray(0, part.byteLength))) return false
  }
  return true
}

function tooSlow(): Error {
  return httpError(
    400,
    'Bad Request',
    `The image takes longer than ${TIME_LIMIT_SECONDS} seconds to read`,
  )
}

function blurHash(sample: Sample, facts: ImageFacts): string {
  const wide = facts.width >= facts.height
  return encodeBlurHash(
    new Uint8ClampedArray(sample.pixels),
    sample.width,
    sample.height,
    wide ? 4 : 3,
    wide ? 3 : 4,
  )
}

function thumbHash(sample: Sample): string {
  const hash = rgbaToThumbHash(sample.width, sample.height, sample.pixels)
  return Buffer.from(hash).toString('base64')
}

async function lqip(sample: Sample, facts: ImageFacts, isOpaque: boolean): Promise<string> {
  const height = Math.max(1, Math.round((LQIP_WIDTH * facts.height) / facts.width))
  const small = fromSample(sample).resize(LQIP_WIDTH, Math.min(height, SAMPLE_SIDE), {
    fit: 'fill',
  })
  if (isOpaque) {
    const jpeg = await small.removeAlpha().jpeg({ quality: 60 }).toBuffer()
    return `data:image/jpeg;base64,${jpeg.toString('base64')}`
  }
  const png = await small.png({ palette: true }).toBuffer()
  return `data:image/png;base64,${png.toString('base64')}`
}

async function palette(sample: Sample): Promise<{ palette?: JsonObject }> {
  const found = await readPalette(await fromSample(sample).png().toBuffer())
  return found === null ? {} : { palette: found }
}

function fromSample({ pixels, width, height }: Sample): Sharp {
  return sharp(pixels, { raw: { width, height, channels: 4 } })
}
