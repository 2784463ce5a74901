import { httpError } from '../errors.ts'
import type { ImageParams } from './image-params.ts'

/** The longest side of an image that the lake makes, in pixels. */
const MAX_OUTPUT_SIDE = 5000
/** Width x height of an image that the lake makes, unless its encoder takes less. */
export const MAX_OUTPUT_PIXELS = 4096 * 4096

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Region extends Size {
  readonly left: number
  readonly top: number
}

/** Which part of a picture to take, the size to bring it to, and the margins to put around it. */
export interface Geometry {
  /** In pixels of the source, the right way up. */
  readonly region: Region
  readonly size: Size
  /** Let the encoder choose which part of the region to keep when it must cut, unless that is far more than it keeps. */
  readonly entropy: boolean
  readonly margins: { left: number; top: number; right: number; bottom: number }
}

/**
 * Works out the geometry of a transformation; `source` is the right way up. What is asked for larger
 * than `maxPixels` comes smaller, in the same shape.
 */
export function planGeometry(
  params: ImageParams,
  source: Size,
  maxPixels = MAX_OUTPUT_PIXELS,
): Geometry {
  const region = params.rect
    ? clipRegion(params.rect, source)
    : { left: 0, top: 0, width: source.width, height: source.height }
  const dpr = params.dpr ?? 1
  const pad = (params.pad ?? 0) * dpr
  const box = requestedBox(params, region, dpr, pad)
  const { inner, outer } = fitInto(params.fit ?? 'clip', region, box)
  const padded = { width: outer.width + 2 * pad, height: outer.height + 2 * pad }
  const shrink = Math.min(
    1,
    MAX_OUTPUT_SIDE / padded.width,
    MAX_OUTPUT_SIDE / padded.height,
    Math.sqrt(maxPixels / (padded.width * padded.height)),
  )
  const size = roundSize(inner, shrink)
  const canvas = roundSize(padded, shrink)
  const left = Math.floor((canvas.width - size.width) / 2)
  const top = Math.floor((canvas.height - size.height) / 2)
  const entropy =
    params.crop?.includes('entropy') === true &&
    !sameShape(region, inner) &&
    coverPixels(region, size) <= MAX_OUTPUT_PIXELS
  return {
    region: entropy ? region : cropRegion(params, region, inner),
    size,
    entropy,
    margins: {
      left: Math.max(0, left),
      top: Math.max(0, top),
      right: Math.max(0, canvas.width - size.width - left),
      bottom: Math.max(0, canvas.height - size.height - top),
    },
  }
}

/** The size of what a geometry leads to, margins and all. */
export function outputSize({ size, margins }: Geometry): Size {
  return {
    width: size.width + margins.left + margins.right,
    height: size.height + margins.top + margins.bottom,
  }
}

/** Width x height of what a geometry leads to, margins and all. */
export function outputPixels(geometry: Geometry): number {
  const { width, height } = outputSize(geometry)
  return width * height
}

/** Width x height of a region that is brought to a size which it covers whole: of which a part is chosen then. */
function coverPixels(region: Size, size: Size): number {
  const factor = Math.max(size.width / region.width, size.height / region.height)
  return region.width * region.height * factor ** 2
}

/** The size of an upright picture after the quarter turns of `or`. */
export function turnedSize(size: Size, params: ImageParams): Size {
  const sideways = params.or === 90 || params.or === 270
  return {
    width: sideways ? size.height : size.width,
    height: sideways ? size.width : size.height,
  }
}

function clipRegion(rect: Region, source: Size): Region {
  const left = Math.round(rect.left)
  const top = Math.round(rect.top)
  const width = Math.min(Math.round(rect.left + rect.width), source.width) - left
  const height = Math.min(Math.round(rect.top + rect.height), source.height) - top
  if (width < 1 || height < 1) {
    throw httpError(
      400,
      'Bad Request',
      `Invalid image parameters: "rect": lies outside of the ${source.width} x ${source.height} image`,
    )
  }
  return { left, top, width, height }
}

interface Box {
  readonly width: number | undefined
  readonly height: number | undefined
}

/** The box that `w`, `h` and the bounds ask for, inside of the padding, in output pixels. */
function requestedBox(params: ImageParams, region: Size, dpr: number, pad: number): Box {
  const inside = (value: number | undefined) =>
    value === undefined ? undefined : Math.max(1, value * dpr - 2 * pad)
  const width = inside(params.w)
  const height = inside(params.h)
  const bounded = ['min-w', 'max-w', 'min-h', 'max-h'].some((name) => name in params)
  if (!bounded) return { width, height }
  const aspect = region.width / region.height
  const natural = {
    width: width ?? (height === undefined ? region.width : height * aspect),
    height: height ?? (width === undefined ? region.height : width / aspect),
  }
  const bounds = {
    width: clamp(natural.width, inside(params['min-w']), inside(params['max-w'])),
    height: clamp(natural.height, inside(params['min-h']), inside(params['max-h'])),
  }
  if (params.fit === 'crop' || params.fit === 'scale') return bounds
  // Without a cut both sides follow one factor; a maximum wins over a minimum.
  const factors = [bounds.width / natural.width, bounds.height / natural.height]
  const factor = factors.some((value) => value < 1) ? Math.min(...factors) : Math.max(...factors)
  return { width: natural.width * factor, height: natural.height * factor }
}

function fitInto(
  fit: NonNullable<ImageParams['fit']>,
  region: Size,
  box: Box,
): { inner: Size; outer: Size } {
  const { width, height } = box
  if (width === undefined || height === undefined) {
    const scale = Math.min((width ?? Infinity) / region.width, (height ?? Infinity) / region.height)
    const keep = fit === 'max' || fit === 'min' || fit === 'fillmax' || !Number.isFinite(scale)
    const inner = scaled(region, keep ? Math.min(1, scale) : scale)
    return { inner, outer: inner }
  }
  const asked = { width, height }
  const inside = Math.min(width / region.width, height / region.height)
  switch (fit) {
    case 'crop':
    case 'scale':
      return { inner: asked, outer: asked }
    case 'min': {
      const inner = scaled(asked, Math.min(1, region.width / width, region.height / height))
      return { inner, outer: inner }
    }
    case 'fill':
      return { inner: scaled(region, inside), outer: asked }
    case 'fillmax':
      return { inner: scaled(region, Math.min(1, inside)), outer: asked }
    case 'max':
    case 'clip': {
      const inner = scaled(region, fit === 'max' ? Math.min(1, inside) : inside)
      return { inner, outer: inner }
    }
  }
}

/** The part of the region that has the target's shape, placed by `crop` and the focal point. */
function cropRegion(params: ImageParams, region: Region, target: Size): Region {
  if (params.fit !== 'crop' && params.fit !== 'min') return region
  const scale = Math.max(target.width / region.width, target.height / region.height)
  const width = clamp(Math.round(target.width / scale), 1, region.width)
  const height = clamp(Math.round(target.height / scale), 1, region.height)
  const { x, y } = anchor(params)
  return {
    left: region.left + Math.round(clamp(x * region.width - width / 2, 0, region.width - width)),
    top: region.top + Math.round(clamp(y * region.height - height / 2, 0, region.height - height)),
    width,
    height,
  }
}

/** The point to keep in the middle, as fractions of the region. */
function anchor(params: ImageParams): { x: number; y: number } {
  const modes = params.crop ?? []
  const focal = modes.includes('focalpoint') || (modes.length === 0 && 'fp-x' in params)
  if (focal) return { x: params['fp-x'] ?? 0.5, y: params['fp-y'] ?? 0.5 }
  return {
    x: modes.includes('left') ? 0 : modes.includes('right') ? 1 : 0.5,
    y: modes.includes('top') ? 0 : modes.includes('bottom') ? 1 : 0.5,
  }
}

function scaled(size: Size, factor: number): Size {
  return { width: size.width * factor, height: size.height * factor }
}

function roundSize(size: Size, factor: number): Size {
  return {
    width: Math.max(1, Math.round(size.width * factor)),
    height: Math.max(1, Math.round(size.height * factor)),
  }
}

function sameShape(a: Size, b: Size): boolean {
  return Math.abs(a.width / a.height - b.width / b.height) < 1e-6
}

function clamp(value: number, min = -Infinity, max = Infinity): number {
  return Math.min(max, Math.max(min, value))
}
