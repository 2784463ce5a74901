import type { Box } from './geometry.ts'
import { num } from './geometry.ts'
import { ellipse, rect, turned } from './outline.ts'
import { palette } from './palette.ts'
import { stipple } from './stipple.ts'
import { fill, inside, type Markup, stroke } from './svg.ts'

/** Where a vessel stands: the middle of its foot, its height and half width in units. */
export type Stand = { x: number; foot: number; half: number; height: number }

export type Glass = { body: string; deep: string; gleam: string }

export const glass = {
  amber: { body: '#8F4F25', deep: '#5F3218', gleam: '#C98A4E' },
  green: { body: '#466A52', deep: '#2B4535', gleam: '#8DAA8E' },
  blue: { body: '#4D6C7B', deep: '#2F4755', gleam: '#9DB6BD' },
  white: { body: '#EFE6D4', deep: '#CFC0A4', gleam: '#FFFCF3' },
  moss: { body: '#3D5640', deep: '#28392C', gleam: '#7C9478' },
  clay: { body: '#B5583A', deep: '#853D28', gleam: '#DD9674' },
} as const satisfies Record<string, Glass>

/** A shadow that falls to the lower right of whatever stands at `x`, flat on the table. */
export function castShadow(stand: Stand, colour: string, reach = 1.6): Markup {
  const { x, foot, half } = stand
  const length = half * reach
  const d = `M${num(x - half * 0.9)} ${num(foot - 4)}C${num(x)} ${num(foot - half * 0.34)} ${num(x + half + length * 0.5)} ${num(foot - half * 0.42)} ${num(x + half + length)} ${num(foot - half * 0.2)}C${num(x + half + length * 1.04)} ${num(foot + half * 0.02)} ${num(x + half * 0.9)} ${num(foot + half * 0.2)} ${num(x - half * 0.7)} ${num(foot + half * 0.06)}Z`
  return fill(d, colour)
}

/** The wall of a vessel: its colour, the shaded right, the gleam at the left. */
export function wall(outline: string, box: Box, look: Glass): Markup {
  const width = box.right - box.left
  const at = (share: number) => box.left + width * share
  return (
    fill(outline, look.body) +
    inside(
      outline,
      fill(rect(at(0.74), box.top, box.right, box.bottom), look.deep),
      fill(rect(at(0.09), box.top, at(0.16), box.bottom), look.gleam, 0.75),
      fill(rect(at(0.19), box.top, at(0.205), box.bottom), look.gleam, 0.6),
    ) +
    stipple(
      outline,
      { ...box, right: at(0.9) },
      {
        colour: look.deep,
        towards: 0,
        clear: 0.45,
        density: 9,
      },
    )
  )
}

/** The shade that the roundness of a vessel throws over its label. */
export function roundness(box: Box, colour: string = palette.ink): Markup {
  const width = box.right - box.left
  const outline = rect(box.left, box.top, box.right, box.bottom)
  return (
    fill(rect(box.right - width * 0.13, box.top, box.right, box.bottom), colour, 0.17) +
    stipple(
      outline,
      { ...box, right: box.right - width * 0.1 },
      {
        colour: palette.oat,
        towards: 0,
        clear: 0.62,
        density: 9,
        grain: 0.9,
      },
    )
  )
}

function cap(x: number, half: number, top: number, bottom: number, look: Glass): Markup {
  const outline = turned(x, [
    [half, top, 7],
    [half, bottom, 3],
  ])
  const ridges = Array.from({ length: 13 }, (_, i) => {
    const place = x + Math.sin(((i - 6) / 6.6) * (Math.PI / 2)) * half
    return `M${num(place)} ${num(top + 9)}V${num(bottom - 5)}`
  }).join('')
  return (
    wall(outline, { left: x - half, right: x + half, top, bottom }, look) +
    stroke(ridges, look.deep, 1.3, 0.7)
  )
}

/** A wide-mouthed jar with a screw cap; `dress` draws the label inside the given box. */
export function jar(stand: Stand, look: Glass, lid: Glass, dress: (box: Box) => Markup): Markup {
  const { x, foot, half, height } = stand
  const top = foot - height
  const lidBottom = top + height * 0.17
  const outline = turned(x, [
    [half * 0.78, lidBottom - 4, 2],
    [half * 0.78, lidBottom + height * 0.03, 4],
    [half, lidBottom + height * 0.12, half * 0.3],
    [half, foot, half * 0.16],
  ])
  const box = { left: x - half, right: x + half, top: lidBottom, bottom: foot }
  const band = {
    left: x - half,
    right: x + half,
    top: lidBottom + height * 0.17,
    bottom: foot - height * 0.08,
  }
  return [
    wall(outline, box, look),
    dress(band),
    roundness(band),
    cap(x, half * 0.86, top, lidBottom, lid),
  ].join('')
}

/** A slim bottle with a dropper: bulb, collar, shoulder. */
export function dropper(
  stand: Stand,
  look: Glass,
  lid: Glass,
  dress: (box: Box) => Markup,
): Markup {
  const { x, foot, half, height } = stand
  const top = foot - height
  const y = (share: number) => top + height * share
  const bulb = turned(x, [
    [half * 0.24, y(0), half * 0.24],
    [half * 0.3, y(0.1), 12],
    [half * 0.3, y(0.17), 2],
  ])
  const outline = turned(x, [
    [half * 0.4, y(0.26), 2],
    [half * 0.42, y(0.31), 6],
    [half, y(0.4), half * 0.5],
    [half, foot, half * 0.2],
  ])
  const band = { left: x - half, right: x + half, top: y(0.46), bottom: y(0.93) }
  return [
    wall(
      bulb,
      { left: x - half * 0.3, right: x + half * 0.3, top, bottom: y(0.17) },
      look === glass.amber ? glass.moss : glass.amber,
    ),
    wall(outline, { left: x - half, right: x + half, top: y(0.26), bottom: foot }, look),
    dress(band),
    roundness(band),
    cap(x, half * 0.48, y(0.155), y(0.275), lid),
  ].join('')
}

/** A round tin with a slip lid. */
export function tin(stand: Stand, look: Glass, lid: Glass, dress: (box: Box) => Markup): Markup {
  const { x, foot, half, height } = stand
  const top = foot - height
  const lip = top + height * 0.2
  const body = turned(x, [
    [half * 0.97, lip, 0],
    [half * 0.97, foot, 9],
  ])
  const cover = turned(x, [
    [half, top, 12],
    [half, lip, 3],
  ])
  const band = {
    left: x - half * 0.97,
    right: x + half * 0.97,
    top: lip + height * 0.05,
    bottom: foot - height * 0.05,
  }
  return [
    wall(body, { left: x - half, right: x + half, top: lip, bottom: foot }, look),
    dress(band),
    roundness(band),
    wall(cover, { left: x - half, right: x + half, top, bottom: lip }, lid),
    stroke(`M${num(x - half)} ${num(lip - 7)}H${num(x + half)}`, lid.deep, 1.6),
    fill(rect(x - half * 0.97, lip, x + half * 0.97, lip + 5), palette.ink, 0.3),
  ].join('')
}

/** A shallow dish or bowl seen slightly from above: `fillings` lie inside the rim. */
export function bowl(stand: Stand, look: Glass, inner: string, ...fillings: Markup[]): Markup {
  const { x, foot, half, height } = stand
  const rim = foot - height
  const ry = half * 0.26
  const body = `M${num(x - half)} ${num(rim)}C${num(x - half * 0.94)} ${num(rim + height * 0.75)} ${num(x - half * 0.5)} ${num(foot)} ${num(x - half * 0.4)} ${num(foot)}Q${num(x)} ${num(foot + 9)} ${num(x + half * 0.4)} ${num(foot)}C${num(x + half * 0.5)} ${num(foot)} ${num(x + half * 0.94)} ${num(rim + height * 0.75)} ${num(x + half)} ${num(rim)}Z`
  const box = { left: x - half, right: x + half, top: rim, bottom: foot }
  const well = ellipse([x, rim], half * 0.93, ry * 0.86)
  return [
    fill(body, look.body),
    stipple(body, box, { colour: look.deep, towards: 25, clear: 0.3, density: 9 }),
    fill(ellipse([x, rim], half, ry), look.gleam),
    fill(well, inner),
    inside(well, ...fillings),
  ].join('')
}
