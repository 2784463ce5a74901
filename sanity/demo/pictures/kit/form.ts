import { bounds, num, type Point, polar } from './geometry.ts'
import { circle, curve, ellipse, smooth } from './outline.ts'
import { seeded, within } from './random.ts'
import { type Shade, stipple } from './stipple.ts'
import { fill, type Markup } from './svg.ts'

/** A smooth cut-paper shape through the points, shaded on request. */
export function cut(points: readonly Point[], colour: string, shade?: Shade): Markup {
  const outline = smooth(points)
  return fill(outline, colour) + (shade ? stipple(outline, bounds(points), shade) : '')
}

/** A disc, shaded on request. */
export function disc(centre: Point, radius: number, colour: string, shade?: Shade): Markup {
  return oval(centre, radius, radius, colour, shade)
}

/** An ellipse, shaded on request. */
export function oval(centre: Point, rx: number, ry: number, colour: string, shade?: Shade): Markup {
  const outline = rx === ry ? circle(centre, rx) : ellipse(centre, rx, ry)
  const [x, y] = centre
  const box = { left: x - rx, top: y - ry, right: x + rx, bottom: y + ry }
  return fill(outline, colour) + (shade ? stipple(outline, box, shade) : '')
}

/** The outline points of a hand-cut pebble: a circle that wanders by `wander` of its radius. */
export function pebble(centre: Point, rx: number, ry: number, wander = 0.06): Point[] {
  const random = seeded(`pebble ${centre[0]} ${centre[1]} ${rx}`)
  return Array.from({ length: 10 }, (_, i) => {
    const [x, y] = polar([0, 0], i * 36, 1 + within(random, -wander, wander))
    return [centre[0] + x * rx, centre[1] + y * ry] as const
  })
}

/** A hill or dune that fills the sheet from its ridge down to `floor`. */
export function hill(
  ridge: readonly Point[],
  floor: number,
  colour: string,
  shade?: Shade,
): Markup {
  const box = { ...bounds(ridge), bottom: floor }
  const outline = `${curve(ridge)}L${num(box.right)} ${num(floor)}L${num(box.left)} ${num(floor)}Z`
  return fill(outline, colour) + (shade ? stipple(outline, box, shade) : '')
}
