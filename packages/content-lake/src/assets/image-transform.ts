import sharp, { type Sharp } from 'sharp'
import type { Derivative } from './derivative.ts'
import { encode } from './image-encode.ts'
import { type Geometry, outputPixels, type Size, turnedSize } from './image-geometry.ts'
import type { ImageParams } from './image-params.ts'
import { type ImageFacts, MAX_INPUT_PIXELS, openImage, readImageFacts } from './image-reader.ts'

const TRANSPARENT = { r: 0, g: 0, b: 0, alpha: 0 }
const WHITE = { r: 255, g: 255, b: 255, alpha: 1 }
/** Gaussian sigma beyond which a picture is one colour anyway, while the time still grows. */
const MAX_BLUR_SIGMA = 100

/** Width x height x frames; of a longer animation only the first frame is made. */
const MAX_ANIMATION_PIXELS = 16_000_000

/** Asked for, or not possible for all frames at once without bleeding from one into the next. */
const ONE_FRAME_ONLY = ['frame', 'flip', 'or', 'blur', 'sharp']

type Recipe = Pick<Derivative, 'params' | 'geometry' | 'format'>

/**
 * Makes one derivative: orientation, rect, resize and crop, effects, encoding, in this order.
 * Reads the first frame only, unless both formats move and nothing but the size changes.
 */
export async function transformImage(path: string, recipe: Recipe): Promise<Buffer> {
  const { params, geometry, format } = recipe
  const facts = await readImageFacts(path)
  const animated = canStayAnimated(facts, recipe)
  const fill = format === 'jpg' ? { ...(params.bg ?? WHITE), alpha: 1 } : (params.bg ?? TRANSPARENT)
  const turned = openImage(path, { animated }).rotate(params.or ?? 0)
  let image = reshape(turned, geometry, turnedSize(facts, params), fill)
  if (fill.alpha === 1) image = image.flatten({ background: fill })
  // sharp would mirror before a quarter turn, whatever the order of the calls.
  if (params.or && params.flip) image = await settle(image)
  const encoding = { format, quality: params.q, pixels: outputPixels(geometry) }
  return encode(applyEffects(image, params), encoding).toBuffer()
}

async function settle(image: Sharp): Promise<Sharp> {
  const { data, info } = await image
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
}

function canStayAnimated(facts: ImageFacts, { params, geometry, format }: Recipe): boolean {
  const { margins, entropy } = geometry
  return (
    facts.frames > 1 &&
    (facts.extension === 'gif' || facts.extension === 'webp') &&
    (format === 'gif' || format === 'webp') &&
    facts.width * facts.height * facts.frames <= MAX_INPUT_PIXELS &&
    outputPixels(geometry) * facts.frames <= MAX_ANIMATION_PIXELS &&
    Object.values(margins).every((side) => side === 0) &&
    !entropy &&
    ONE_FRAME_ONLY.every((name) => !(name in params))
  )
}

function reshape(
  image: Sharp,
  { region, size, entropy, margins }: Geometry,
  source: Size,
  fill: NonNullable<ImageParams['bg']>,
): Sharp {
  const whole = region.width === source.width && region.height === source.height
  const part = whole ? image : image.extract(region)
  const resized = part.resize(size.width, size.height, {
    fit: entropy ? 'cover' : 'fill',
    position: entropy ? sharp.strategy.entropy : 'centre',
  })
  const hasMargin = Object.values(margins).some((side) => side > 0)
  return hasMargin ? resized.extend({ ...margins, background: fill }) : resized
}

function applyEffects(image: Sharp, params: ImageParams): Sharp {
  let result = image
  if (params.blur) result = result.blur(Math.min(MAX_BLUR_SIGMA, Math.max(0.3, params.blur / 4)))
  if (params.sharp)
    result = result.sharpen({ sigma: 1, m1: params.sharp / 50, m2: params.sharp / 25 })
  if (params.invert) result = result.negate({ alpha: false })
  if (params.sat !== undefined) result = result.modulate({ saturation: 1 + params.sat / 100 })
  if (params.flip?.includes('v')) result = result.flip()
  if (params.flip?.includes('h')) result = result.flop()
  return result
}
