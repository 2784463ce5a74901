import { disc } from './form.ts'
import { type Point, polar } from './geometry.ts'
import { circle, smooth } from './outline.ts'
import { palette } from './palette.ts'
import { seeded, within } from './random.ts'
import { fill, inside, type Markup } from './svg.ts'

/** The moon: a disc with a shaded limb and a few seas. */
export function moon(centre: Point, radius: number): Markup {
  const [x, y] = centre
  const seas: readonly (readonly [number, number, number])[] = [
    [-0.36, -0.3, 0.24],
    [-0.12, -0.46, 0.16],
    [-0.42, 0.02, 0.15],
    [0.38, 0.14, 0.27],
    [0.16, 0.34, 0.15],
    [-0.3, 0.52, 0.09],
    [0.3, -0.5, 0.08],
  ]
  const blots = seas.map(([dx, dy, size], i) => {
    const at: Point = [x + dx * radius, y + dy * radius]
    const random = seeded(`sea ${i}`)
    const points = Array.from({ length: 9 }, (_, k) =>
      polar(at, k * 40, size * radius * within(random, 0.9, 1.1)),
    )
    return fill(smooth(points), '#F0E6D2')
  })
  return (
    disc(centre, radius, palette.cream) +
    inside(circle(centre, radius), ...blots) +
    disc(centre, radius, 'none', { colour: palette.oat, clear: 0.42, density: 14 })
  )
}

/** Small four-pointed stars strewn over a part of the sky. */
export function stars(
  seed: string,
  area: { left: number; top: number; right: number; bottom: number },
  count: number,
  colour: string,
): Markup {
  const random = seeded(seed)
  let d = ''
  for (let i = 0; i < count; i += 1) {
    const x = Math.round(within(random, area.left, area.right))
    const y = Math.round(within(random, area.top, area.bottom))
    const r = Math.round(within(random, 2, 6.5) * 10) / 10
    const w = Math.round(r * 2) / 10
    d += `M${x} ${y - r}L${x + w} ${y - w}L${x + r} ${y}L${x + w} ${y + w}L${x} ${y + r}L${x - w} ${y + w}L${x - r} ${y}L${x - w} ${y - w}Z`
  }
  return fill(d, colour)
}

/** Rings of light around a sun or moon, outermost first. */
export function halo(centre: Point, radii: readonly number[], colours: readonly string[]): Markup {
  return radii.map((radius, i) => disc(centre, radius, colours[i] ?? palette.paper)).join('')
}
