import type { Region, Size } from './image-geometry.ts'
import type { ImageParams } from './image-params.ts'

/** One of the eight ways to lay a picture: mirrored left to right first, then turned clockwise. */
export interface Turn {
  readonly mirrored: boolean
  /** Quarter turns, 0 to 3. */
  readonly quarters: number
}

/** By EXIF orientation, from 1. */
const ORIENTATIONS: readonly Turn[] = [
  { mirrored: false, quarters: 0 },
  { mirrored: true, quarters: 0 },
  { mirrored: false, quarters: 2 },
  { mirrored: true, quarters: 2 },
  { mirrored: true, quarters: 3 },
  { mirrored: false, quarters: 1 },
  { mirrored: true, quarters: 1 },
  { mirrored: false, quarters: 3 },
]

/** How a stored picture is laid by its EXIF orientation and then turned by `or`. */
export function turnOf(orientation: number, { or = 0 }: Pick<ImageParams, 'or'>): Turn {
  const { mirrored, quarters } = ORIENTATIONS[orientation - 1] ?? { mirrored: false, quarters: 0 }
  return { mirrored, quarters: (quarters + or / 90) % 4 }
}

/** The turn after which a picture is mirrored as `flip` says. */
export function flipped(turn: Turn, flip: ImageParams['flip'] = undefined): Turn {
  if (flip === undefined) return turn
  // Upside down is left to right, turned by half.
  const half = flip.includes('v') ? 2 : 0
  if (flip === 'hv' || flip === 'vh') return { ...turn, quarters: (turn.quarters + half) % 4 }
  return { mirrored: !turn.mirrored, quarters: (half - turn.quarters + 4) % 4 }
}

/** The size that comes out as this one, and the other way round. */
export function sizeBefore({ quarters }: Turn, { width, height }: Size): Size {
  return quarters % 2 === 0 ? { width, height } : { width: height, height: width }
}

/** Where the part of a turned picture is in the picture before; `turned` is the size after. */
export function regionBefore(turn: Turn, region: Region, turned: Size): Region {
  const right = turned.width - region.left - region.width
  const bottom = turned.height - region.top - region.height
  const corners = [
    { left: region.left, top: region.top },
    { left: region.top, top: right },
    { left: right, top: bottom },
    { left: bottom, top: region.left },
  ]
  const { left, top } = corners[turn.quarters] ?? region
  const size = sizeBefore(turn, region)
  const { width } = sizeBefore(turn, turned)
  return { left: turn.mirrored ? width - left - size.width : left, top, ...size }
}
