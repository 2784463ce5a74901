import { bounds, num, type Point } from './geometry.ts'
import { circle, curve, ellipse, smooth } from './outline.ts'
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
