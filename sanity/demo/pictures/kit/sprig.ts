import { along, bow, distance, type Point, polar, steps } from './geometry.ts'
import { type LeafStyle, leaf } from './leaf.ts'
import { curve } from './outline.ts'
import { type Markup, stroke } from './svg.ts'

export type SprigStyle = {
  leaf: LeafStyle
  stem: string
  /** Pairs of leaves along the stem. */
  pairs: number
  /** Length of the longest leaf in units. */
  size: number
  bend?: number
  /** Angle between stem and leaf in degrees. */
  spread?: number
  /** Whether the leaves stand in step rather than opposite each other. */
  alternate?: boolean
  /** Share of the stem without leaves. */
  bare?: number
  thickness?: number
}

/** A stem with leaves that grow smaller towards the tip, and one at the end. */
export function sprig(foot: Point, tip: Point, style: SprigStyle): Markup {
  const { bend = 0.1, spread = 50, alternate = false, bare = 0.2, pairs, size } = style
  const control = bow(foot, tip, bend)
  const grown = (t: number) => size * (1 - 0.55 * t) * Math.min(1, 0.55 + t * 1.6)
  const leaves = steps(pairs).flatMap((t) =>
    [-1, 1].map((sign, index) => {
      const shift = alternate && index === 1 ? 0.45 / pairs : 0
      const place = Math.min(0.97, bare + t * (0.94 - bare) + shift)
      const { at, turn } = along(foot, control, tip, place)
      const end = polar(at, turn + sign * (spread - 14 * t), grown(t))
      return leaf(at, end, { ...style.leaf, bend: (style.leaf.bend ?? 0.08) * sign })
    }),
  )
  const stem = curve(steps(12).map((t) => along(foot, control, tip, t).at))
  const last = along(foot, control, tip, 1)
  const thickness = style.thickness ?? Math.max(1.6, distance(foot, tip) * 0.008)
  return [
    stroke(stem, style.stem, thickness),
    ...leaves,
    leaf(last.at, polar(last.at, last.turn, grown(1)), style.leaf),
  ].join('')
}
