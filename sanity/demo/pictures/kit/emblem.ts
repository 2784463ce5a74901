import { daisy, flower, seed } from './flora.ts'
import { type Point, polar, steps } from './geometry.ts'
import { leaf } from './leaf.ts'
import { circle, curve, rect } from './outline.ts'
import { palette } from './palette.ts'
import { fill, inside, type Markup, stroke } from './svg.ts'

/** A small mark for a label, drawn about `at` within `size` units. */
export type Emblem = (at: Point, size: number, ink: string) => Markup

export const crescent: Emblem = ([x, y], size, ink) =>
  fill(
    `M${x} ${y - size / 2}A${size / 2} ${size / 2} 0 1 0 ${x + size / 2} ${y + size * 0.12}A${size * 0.42} ${size * 0.42} 0 0 1 ${x} ${y - size / 2}Z`,
    ink,
  )

export const sunrise: Emblem = ([x, y], size, ink) => {
  const rays = steps(9).map((t) => {
    const turn = 180 + t * 180
    const a = polar([x, y + size * 0.2], turn, size * 0.42)
    const b = polar([x, y + size * 0.2], turn, size * 0.62)
    return `M${a[0]} ${a[1]}L${b[0]} ${b[1]}`
  })
  const half = `M${x - size * 0.32} ${y + size * 0.2}A${size * 0.32} ${size * 0.32} 0 0 1 ${x + size * 0.32} ${y + size * 0.2}Z`
  const horizon = `M${x - size * 0.7} ${y + size * 0.32}H${x + size * 0.7}`
  return fill(half, palette.ochre) + stroke(rays.join('') + horizon, ink, size * 0.05)
}

export const grainEar: Emblem = ([x, y], size, ink) => {
  const kernels = steps(4).flatMap((t) => {
    const at: Point = [x, y + size * (0.4 - t * 0.62)]
    return [-1, 1].map((side) =>
      seed(at, polar(at, -90 + side * 34, size * 0.34), palette.ochre, palette.amber, 0.32),
    )
  })
  return stroke(`M${x} ${y + size * 0.62}V${y - size * 0.2}`, ink, size * 0.05) + kernels.join('')
}

export const waves: Emblem = ([x, y], size, ink) =>
  [-0.28, 0, 0.28]
    .map((row, i) => {
      const points = steps(9).map(
        (t): Point => [
          x - size * 0.62 + t * size * 1.24,
          y + row * size + Math.sin(t * Math.PI * 4 + i) * size * 0.075,
        ],
      )
      return stroke(curve(points), i === 1 ? palette.slate : ink, size * 0.06)
    })
    .join('')

export const springDrop: Emblem = ([x, y], size, ink) => {
  const d = `M${x} ${y - size * 0.55}C${x + size * 0.12} ${y - size * 0.25} ${x + size * 0.36} ${y - size * 0.05} ${x + size * 0.36} ${y + size * 0.2}A${size * 0.36} ${size * 0.36} 0 0 1 ${x - size * 0.36} ${y + size * 0.2}C${x - size * 0.36} ${y - size * 0.05} ${x - size * 0.12} ${y - size * 0.25} ${x} ${y - size * 0.55}Z`
  return (
    fill(d, palette.terracotta) +
    inside(d, fill(rect(x, y - size, x + size, y + size), palette.clay)) +
    stroke(
      `M${x - size * 0.16} ${y + size * 0.2}A${size * 0.2} ${size * 0.2} 0 0 0 ${x} ${y + size * 0.38}`,
      ink,
      size * 0.05,
    )
  )
}

export const blossom: Emblem = (at, size) =>
  daisy(at, size * 0.58, { ...flower.chamomile, petal: palette.rose, shade: '#B98A84' })

export const rootRing: Emblem = ([x, y], size, ink) => {
  const ring = Array.from({ length: 8 }, (_, i) => {
    const a = polar([x, y], i * 45, size * 0.2)
    return leaf(a, polar([x, y], i * 45, size * 0.58), {
      light: palette.fern,
      dark: palette.moss,
      half: 0.24,
      bend: 0,
    })
  })
  return ring.join('') + fill(circle([x, y], size * 0.11), ink)
}
