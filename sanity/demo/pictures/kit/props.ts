import { bounds, num, type Point, polar } from './geometry.ts'
import { curve, ellipse, rounded, turned } from './outline.ts'
import { palette } from './palette.ts'
import { stipple } from './stipple.ts'
import { fill, inside, type Markup, stroke } from './svg.ts'
import type { Glass, Stand } from './vessel.ts'

/** A two-part capsule lying on the table, with the shadow it casts. */
export function capsule(
  centre: Point,
  length: number,
  turn: number,
  colours: { a: string; b: string; deep: string; shadow?: string },
): Markup {
  const half = length * 0.19
  const a = polar(centre, turn, -length / 2)
  const b = polar(centre, turn, length / 2)
  const corner = (at: Point, side: number) => ({
    at: polar(at, turn + side * 90, half),
    radius: half,
  })
  const outline = rounded([corner(a, -1), corner(b, -1), corner(b, 1), corner(a, 1)])
  const box = bounds([
    polar(a, 225, half),
    polar(b, 45, half),
    polar(a, 45, half),
    polar(b, 225, half),
  ])
  const m1 = polar(centre, turn - 90, length)
  const m2 = polar(centre, turn + 90, length)
  const e1 = polar(m1, turn, length)
  const e2 = polar(m2, turn, length)
  const far = `M${num(m1[0])} ${num(m1[1])}L${num(e1[0])} ${num(e1[1])}L${num(e2[0])} ${num(e2[1])}L${num(m2[0])} ${num(m2[1])}Z`
  const lit = polar(
    polar(centre, turn, -length * 0.3),
    turn > 90 && turn < 270 ? turn + 90 : turn - 90,
    half * 0.45,
  )
  return [
    colours.shadow
      ? `<g transform="translate(${num(half * 0.75)} ${num(half * 0.5)})">${fill(outline, colours.shadow)}</g>`
      : '',
    fill(outline, colours.a),
    inside(outline, fill(far, colours.b)),
    stipple(outline, box, {
      colour: colours.deep,
      towards: 60,
      clear: 0.35,
      density: 20,
      grain: 0.7,
    }),
    stroke(curve([lit, polar(lit, turn, length * 0.16)]), palette.cream, half * 0.22, 0.8),
  ].join('')
}

/** A cup on its saucer, seen slightly from above, with the drink's surface showing. */
export function cup(stand: Stand, look: Glass, drink: string): Markup {
  const { x, foot, half, height } = stand
  const rim = foot - height
  const ry = half * 0.2
  const body = `M${num(x - half)} ${num(rim)}C${num(x - half * 0.98)} ${num(foot - height * 0.3)} ${num(x - half * 0.7)} ${num(foot)} ${num(x - half * 0.36)} ${num(foot)}H${num(x + half * 0.36)}C${num(x + half * 0.7)} ${num(foot)} ${num(x + half * 0.98)} ${num(foot - height * 0.3)} ${num(x + half)} ${num(rim)}Z`
  const handle = curve([
    [x + half * 0.9, rim + height * 0.16],
    [x + half * 1.42, rim + height * 0.16],
    [x + half * 1.36, rim + height * 0.62],
    [x + half * 0.72, rim + height * 0.7],
  ])
  const box = { left: x - half, right: x + half, top: rim, bottom: foot }
  return [
    fill(ellipse([x, foot + 2], half * 1.5, half * 0.2), look.deep),
    fill(ellipse([x, foot - 4], half * 1.5, half * 0.2), look.body),
    fill(ellipse([x, foot - 5], half * 0.62, half * 0.08), look.deep, 0.7),
    stroke(handle, look.deep, half * 0.15),
    fill(body, look.body),
    stipple(body, box, { colour: look.deep, towards: 10, clear: 0.35, density: 10 }),
    fill(ellipse([x, rim], half, ry), look.gleam),
    fill(ellipse([x, rim + 2], half * 0.92, ry * 0.82), drink),
  ].join('')
}

/** A drinking glass with water to `level` (share of its height). */
export function tumbler(stand: Stand, level: number, ...within: Markup[]): Markup {
  const { x, foot, half, height } = stand
  const rim = foot - height
  const body = turned(x, [
    [half, rim, 2],
    [half * 0.8, foot, 10],
  ])
  const surface = foot - height * level
  const width = half * (0.8 + 0.2 * level)
  const water = turned(x, [
    [width, surface, 0],
    [half * 0.78, foot - 12, 8],
  ])
  return [
    fill(body, palette.haze, 0.75),
    fill(water, palette.sky, 0.75),
    inside(body, ...within),
    inside(
      body,
      fill(
        `M${num(x + half * 0.62)} ${num(rim)}L${num(x + half * 0.48)} ${num(foot)}H${num(x + half)}V${num(rim)}Z`,
        palette.slate,
        0.35,
      ),
      fill(
        `M${num(x - half * 0.8)} ${num(rim)}L${num(x - half * 0.64)} ${num(foot)}H${num(x - half * 0.54)}L${num(x - half * 0.68)} ${num(rim)}Z`,
        palette.cream,
        0.8,
      ),
    ),
    fill(ellipse([x, surface], width, width * 0.12), palette.haze),
    stroke(ellipse([x, rim], half, half * 0.12), palette.slate, 2, 0.6),
  ].join('')
}

/** A curl of steam as a tapering ribbon. */
export function steam(foot: Point, height: number, colour: string, opacity: number): Markup {
  const [x, y] = foot
  const w = height * 0.055
  const d = `M${num(x)} ${num(y)}C${num(x - height * 0.22)} ${num(y - height * 0.3)} ${num(x + height * 0.2)} ${num(y - height * 0.45)} ${num(x + height * 0.02)} ${num(y - height * 0.72)}C${num(x - height * 0.06)} ${num(y - height * 0.84)} ${num(x - height * 0.02)} ${num(y - height * 0.94)} ${num(x + height * 0.05)} ${num(y - height)}C${num(x + height * 0.02)} ${num(y - height * 0.9)} ${num(x + height * 0.04)} ${num(y - height * 0.8)} ${num(x + height * 0.02 + w * 1.6)} ${num(y - height * 0.68)}C${num(x + height * 0.22 + w)} ${num(y - height * 0.4)} ${num(x - height * 0.16 + w)} ${num(y - height * 0.28)} ${num(x)} ${num(y)}Z`
  return fill(d, colour, opacity)
}
