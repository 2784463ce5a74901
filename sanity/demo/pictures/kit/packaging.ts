import { type Box, num } from './geometry.ts'
import { rect, turned } from './outline.ts'
import { stipple } from './stipple.ts'
import { fill, inside, type Markup, stroke } from './svg.ts'
import type { Glass, Stand } from './vessel.ts'

/** A stand-up pouch with a sealed top edge. */
export function pouch(stand: Stand, look: Glass, dress: (box: Box) => Markup): Markup {
  const { x, foot, half, height } = stand
  const top = foot - height
  const outline = turned(x, [
    [half * 0.93, top, 3],
    [half * 0.92, top + height * 0.1, 10],
    [half, foot - height * 0.16, 60],
    [half * 0.95, foot, 16],
  ])
  const box = { left: x - half, right: x + half, top, bottom: foot }
  const seal = top + height * 0.075
  const crimp = [0.2, 0.4, 0.6, 0.8]
    .map((share) => `M${x - half} ${num(top + height * 0.075 * share)}H${x + half}`)
    .join('')
  const fold = `M${num(x - half * 0.86)} ${num(foot - height * 0.045)}C${num(x - half * 0.4)} ${num(foot - height * 0.13)} ${num(x + half * 0.4)} ${num(foot - height * 0.13)} ${num(x + half * 0.86)} ${num(foot - height * 0.045)}`
  const band = {
    left: x - half * 0.66,
    right: x + half * 0.66,
    top: top + height * 0.17,
    bottom: foot - height * 0.17,
  }
  return [
    fill(outline, look.body),
    inside(
      outline,
      fill(
        `M${num(x + half * 0.8)} ${top}C${num(x + half * 0.66)} ${num(top + height * 0.4)} ${num(x + half * 0.86)} ${num(top + height * 0.7)} ${num(x + half * 0.7)} ${foot}H${x + half}V${top}Z`,
        look.deep,
      ),
      fill(
        `M${num(x - half * 0.86)} ${num(seal + 12)}C${num(x - half * 0.74)} ${num(top + height * 0.4)} ${num(x - half * 0.92)} ${num(top + height * 0.6)} ${num(x - half * 0.84)} ${num(foot - height * 0.1)}C${num(x - half * 0.8)} ${num(top + height * 0.6)} ${num(x - half * 0.66)} ${num(top + height * 0.4)} ${num(x - half * 0.86)} ${num(seal + 12)}Z`,
        look.gleam,
        0.7,
      ),
      fill(rect(x - half, top, x + half, seal), look.deep, 0.55),
      stroke(crimp, look.gleam, 1, 0.5),
      stroke(fold, look.deep, 3),
    ),
    stipple(outline, box, { colour: look.deep, towards: 15, clear: 0.45, density: 7 }),
    dress(band),
  ].join('')
}

/** A carton seen from the front with its right side in shadow. */
export function carton(stand: Stand, look: Glass, dress: (box: Box) => Markup): Markup {
  const { x, foot, half, height } = stand
  const top = foot - height
  const depth = half * 0.34
  const front = { left: x - half, right: x + half, top, bottom: foot }
  const side = `M${x + half} ${top}L${num(x + half + depth)} ${num(top - depth * 0.3)}V${num(foot - depth * 0.3)}L${x + half} ${foot}Z`
  const lid = `M${x - half} ${top}L${num(x - half + depth)} ${num(top - depth * 0.3)}H${num(x + half + depth)}L${x + half} ${top}Z`
  return [
    fill(rect(front.left, top, front.right, foot), look.body),
    fill(side, look.deep),
    fill(lid, look.gleam),
    dress(front),
    stipple(rect(front.left, top, front.right, foot), front, {
      colour: look.deep,
      towards: 20,
      clear: 0.6,
      density: 4,
    }),
  ].join('')
}
