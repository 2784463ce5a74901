import { along, bounds, bow, distance, type Point, polar, steps } from './geometry.ts'
import { between, curve } from './outline.ts'
import { stipple } from './stipple.ts'
import { fill, type Markup, stroke } from './svg.ts'

/** How the width of a leaf runs from stalk to tip, 0..1 of its half width. */
export type LeafShape = 'lance' | 'ovate' | 'round' | 'blade' | 'toothed' | 'lobed'

export type LeafStyle = {
  /** Half the width at the widest, as a share of the length. */
  half?: number
  /** How far the midrib bows sideways, as a share of the length. */
  bend?: number
  shape?: LeafShape
  light: string
  dark: string
  rib?: string
  veins?: number
  shade?: string
}

const widths: Record<LeafShape, (t: number) => number> = {
  lance: (t) => Math.sin(Math.PI * t ** 0.85) ** 0.9,
  ovate: (t) => Math.sin(Math.PI * t ** 0.62) ** 0.85,
  round: (t) => Math.sin(Math.PI * t) ** 0.55,
  blade: (t) => Math.sin(Math.PI * Math.min(1, t * 0.5 + 0.5)) ** 0.7 * Math.min(1, 0.35 + t * 3),
  toothed: (t) => Math.sin(Math.PI * t ** 0.7) ** 0.8 * (0.93 + 0.11 * Math.cos(t * Math.PI * 22)),
  lobed: (t) => Math.sin(Math.PI * t ** 0.8) ** 0.7 * (0.8 + 0.24 * Math.cos(t * Math.PI * 8.6)),
}

/** A leaf from its stalk end to its tip: lit half, shaded half, midrib and veins. */
export function leaf(base: Point, tip: Point, style: LeafStyle): Markup {
  const { half = 0.22, bend = 0.08, shape = 'lance', light, dark } = style
  const control = bow(base, tip, bend)
  const length = distance(base, tip)
  const count = shape === 'toothed' ? 45 : shape === 'lobed' ? 31 : 15
  const spine = steps(count).map((t) => ({ ...along(base, control, tip, t), t }))
  const side = (turn: number) =>
    spine.map(({ at, turn: direction, t }) =>
      polar(at, direction + turn, widths[shape](t) * half * length),
    )
  const left = side(-90)
  const right = side(90)
  const mid = spine.map(({ at }) => at)
  // The light stands at the upper left: the side whose normal points away from it is in shadow.
  const across = (sideOf: Point[]) => {
    const edge = sideOf.at(Math.floor(count / 2)) ?? base
    const centre = mid.at(Math.floor(count / 2)) ?? base
    return edge[0] - centre[0] + (edge[1] - centre[1])
  }
  const shaded = across(left) > across(right) ? left : right
  const whole = between(left, [...right].reverse())
  const shadow = between(shaded, [...mid].reverse())
  const rib = style.rib ?? dark
  const veins = steps((style.veins ?? 0) + 2)
    .slice(1, -1)
    .flatMap((t) => {
      const { at, turn } = along(base, control, tip, t * 0.86)
      const reach = widths[shape](Math.min(1, t * 0.86 + 0.1)) * half * length
      return [-1, 1].map((sign) => {
        const end = polar(at, turn + sign * 48, reach * 1.05)
        return curve([at, polar(polar(at, turn + sign * 62, reach * 0.5), turn, 0), end])
      })
    })
  return [
    fill(whole, light),
    fill(shadow, dark),
    style.shade
      ? stipple(whole, bounds([...left, ...right]), { colour: style.shade, clear: 0.3 })
      : '',
    veins.length > 0 ? stroke(veins.join(''), rib, Math.max(0.8, length * 0.006), 0.75) : '',
    stroke(curve(mid.slice(0, -1)), rib, Math.max(0.9, length * 0.011)),
  ].join('')
}
