import sharp, { type Sharp } from 'sharp'
import { httpError } from '../errors.ts'
import type { Derivative } from './derivative.ts'
import { encode } from './image-encode.ts'
import { type Geometry, outputPixels, outputSize, turnedSize } from './image-geometry.ts'
import type { ImageParams } from './image-params.ts'
import {
  type ImageFacts,
  isTimeout,
  MAX_INPUT_PIXELS,
  openImage,
  TIME_LIMIT_SECONDS,
} from './image-reader.ts'
import { flipped, regionBefore, sizeBefore, turnOf } from './image-turn.ts'

const TRANSPARENT = { r: 0, g: 0, b: 0, alpha: 0 }
const WHITE = { r: 255, g: 255, b: 255, alpha: 1 }
/** Gaussian sigma, in pixels, beyond which a smaller picture is blurred and brought to size then: nobody sees the difference. */
const FINEST_BLUR = 4

/** Width x height x frames; of a longer animation only the first frame is made. */
const MAX_ANIMATION_PIXELS = 16_000_000

/** Asked for, or not possible for all frames at once without bleeding from one into the next. */
const ONE_FRAME_ONLY = ['frame', 'flip', 'or', 'blur', 'sharp']

type Recipe = Pick<Derivative, 'params' | 'geometry' | 'format'>

/**
 * Makes one derivative: orientation, rect, resize and crop, effects, encoding. Reads the first frame only,
 * unless both formats move and nothing but the size changes.
 * @throws ApiError 504 when it takes too long
 */
export async function transformImage(
  path: string,
  facts: ImageFacts,
  recipe: Recipe,
): Promise<Buffer> {
  const { params, geometry, format } = recipe
  const pixels = outputPixels(geometry)
  try {
    const image = applyEffects(await shape(path, facts, recipe), params)
    return await encode(image, { format, quality: params.q, pixels }).toBuffer()
  } catch (error) {
    if (!isTimeout(error)) throw error
    throw httpError(
      504,
      'Gateway Timeout',
      `The image takes longer than ${TIME_LIMIT_SECONDS} seconds to make`,
    )
  }
}

/** What there is to see, laid, cut, brought to size and blurred. */
async function shape(path: string, facts: ImageFacts, recipe: Recipe): Promise<Sharp> {
  const { params, geometry, format } = recipe
  const fill = format === 'jpg' ? { ...(params.bg ?? WHITE), alpha: 1 } : (params.bg ?? TRANSPARENT)
  const sigma = params.blur ? Math.max(0.3, params.blur / 4) : 0
  const reduction = Math.max(1, sigma / FINEST_BLUR)
  const opened = openImage(path, { animated: canStayAnimated(facts, recipe) })
  const { margins, ...reduced } = reduce(geometry, reduction)
  let image = await reshape(opened, facts, params, reduced)
  if (Object.values(margins).some((side) => side > 0)) {
    image = image.extend({ ...margins, background: fill })
  }
  if (fill.alpha === 1) image = image.flatten({ background: fill })
  if (sigma > 0) image = image.blur(sigma / reduction)
  if (reduction === 1) return image
  const { width, height } = outputSize(geometry)
  return (await settle(image)).resize(width, height, { fit: 'fill', kernel: 'cubic' })
}

/** The geometry of a picture so many times smaller; each side is at least a pixel long. */
function reduce(geometry: Geometry, factor: number): Geometry {
  if (factor === 1) return geometry
  const { size, margins } = geometry
  const width = Math.max(1, Math.round(size.width / factor))
  const height = Math.max(1, Math.round(size.height / factor))
  return {
    ...geometry,
    size: { width, height },
    margins: {
      left: Math.round(margins.left / factor),
      top: Math.round(margins.top / factor),
      right: Math.round(margins.right / factor),
      bottom: Math.round(margins.bottom / factor),
    },
  }
}

/**
 * Cuts, brings to size and then turns: to turn a picture takes all of it in memory, of which there is less by then.
 */
async function reshape(
  image: Sharp,
  facts: ImageFacts,
  params: ImageParams,
  { region, size, entropy }: Omit<Geometry, 'margins'>,
): Promise<Sharp> {
  const upright = turnOf(facts.orientation, params)
  const source = turnedSize(facts, params)
  const whole = region.width === source.width && region.height === source.height
  const part = whole ? image : image.extract(regionBefore(upright, region, source))
  const { width, height } = sizeBefore(upright, size)
  const resized = part.resize(width, height, {
    fit: entropy ? 'cover' : 'fill',
    position: entropy ? sharp.strategy.entropy : 'centre',
  })
  const turn = flipped(upright, params.flip)
  if (!turn.mirrored && turn.quarters === 0) return resized
  // sharp would cut to these sides after turning.
  const turnable = entropy ? await settle(resized) : resized
  return (turn.mirrored ? turnable.flop() : turnable).rotate(90 * turn.quarters)
}

async function settle(image: Sharp): Promise<Sharp> {
  const { data, info } = await image
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  return sharp(data, { raw: { width, height, channels } }).timeout({ seconds: TIME_LIMIT_SECONDS })
}

function canStayAnimated(facts: ImageFacts, { params, geometry, format }: Recipe): boolean {
  const { margins, entropy } = geometry
  return (
    facts.frames > 1 &&
    facts.orientation === 1 &&
    (facts.extension === 'gif' || facts.extension === 'webp') &&
    (format === 'gif' || format === 'webp') &&
    facts.width * facts.height * facts.frames <= MAX_INPUT_PIXELS &&
    outputPixels(geometry) * facts.frames <= MAX_ANIMATION_PIXELS &&
    Object.values(margins).every((side) => side === 0) &&
    !entropy &&
    ONE_FRAME_ONLY.every((name) => !(name in params))
  )
}

function applyEffects(image: Sharp, params: ImageParams): Sharp {
  let result = image
  if (params.sharp)
    result = result.sharpen({ sigma: 1, m1: params.sharp / 50, m2: params.sharp / 25 })
  if (params.invert) result = result.negate({ alpha: false })
  if (params.sat !== undefined) result = result.modulate({ saturation: 1 + params.sat / 100 })
  return result
}
