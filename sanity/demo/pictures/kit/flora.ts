import { cut, disc, oval } from './form.ts'
import { bounds, heading, type Point, polar, steps } from './geometry.ts'
import { leaf } from './leaf.ts'
import { curve, ellipse, smooth } from './outline.ts'
import { palette } from './palette.ts'
import { hash, seeded, within } from './random.ts'
import { stipple } from './stipple.ts'
import { fill, type Markup, stroke } from './svg.ts'

/** A seed or drop: round at the foot, pointed at the tip, with a lit and a shaded half. */
export function seed(foot: Point, tip: Point, light: string, dark: string, half = 0.3): Markup {
  return leaf(foot, tip, { light, dark, half, bend: 0, shape: 'ovate', rib: dark })
}

/** An umbel (fennel, yarrow, wild carrot) seen from the side: rays that end in small heads. */
export function umbel(
  foot: Point,
  crown: Point,
  radius: number,
  colours: { stem: string; head: string; deep: string },
  rays = 9,
): Markup {
  const up = heading(foot, crown)
  const heads = steps(rays).map((t) => {
    const turn = up - 78 + t * 156
    const reach = radius * (0.86 + 0.14 * Math.sin(t * Math.PI))
    return polar(crown, turn, reach)
  })
  const control = polar(crown, up + 180, radius * 0.5)
  const stalks = heads.map((head) =>
    curve([crown, polar(head, heading(head, crown), radius * 0.42), head]),
  )
  const clusters = heads.map((head, i) => {
    const random = seeded(`umbel ${i} ${head[0]}`)
    const size = radius * 0.105
    const dots = Array.from({ length: 7 }, (_, k) => {
      const at = polar(head, k * 60 + random() * 30, k === 0 ? 0 : size * 1.25)
      return disc(at, size * within(random, 0.55, 0.85), k % 3 === 0 ? colours.deep : colours.head)
    })
    return dots.join('')
  })
  return [
    stroke(curve([foot, control, crown]), colours.stem, Math.max(2, radius * 0.04)),
    stroke(stalks.join(''), colours.stem, Math.max(1.2, radius * 0.02)),
    ...clusters,
  ].join('')
}

/** A daisy flower: chamomile when the petals hang and the heart is a dome. */
export function daisy(
  centre: Point,
  radius: number,
  colours: { petal: string; shade: string; heart: string; deep: string },
  tilt = 1,
): Markup {
  const petals = Array.from({ length: 13 }, (_, i) => {
    const turn = (i / 13) * 360 + (hash(`${centre[0]}`) % 20)
    const far = polar([0, 0], turn, radius)
    const tip: Point = [centre[0] + far[0], centre[1] + far[1] * tilt]
    const lit = far[0] + far[1] < radius * 0.25
    return leaf(centre, tip, {
      light: colours.petal,
      dark: lit ? colours.petal : colours.shade,
      rib: colours.shade,
      half: 0.17,
      bend: 0,
      shape: 'round',
    })
  })
  return (
    petals.join('') +
    oval(centre, radius * 0.34, radius * 0.34 * (0.35 + 0.65 * tilt), colours.heart, {
      colour: colours.deep,
      clear: 0.2,
      density: 22,
    })
  )
}

/** A spike of small buds (lavender, sage) from foot to tip. */
export function spike(
  foot: Point,
  tip: Point,
  size: number,
  colours: { stem: string; light: string; dark: string },
  rows = 9,
  bare = 0.4,
): Markup {
  const turn = heading(foot, tip)
  const buds = steps(rows).flatMap((t) => {
    const at: Point = [
      foot[0] + (tip[0] - foot[0]) * (bare + (1 - bare) * t),
      foot[1] + (tip[1] - foot[1]) * (bare + (1 - bare) * t),
    ]
    const grown = size * (1 - 0.5 * t)
    return [-1, 1].map((side) =>
      seed(at, polar(at, turn + side * 42, grown), colours.light, colours.dark, 0.34),
    )
  })
  return [
    stroke(`M${foot[0]} ${foot[1]}L${tip[0]} ${tip[1]}`, colours.stem, Math.max(1.6, size * 0.09)),
    ...buds,
    seed(tip, polar(tip, turn, size * 0.55), colours.light, colours.dark, 0.34),
  ].join('')
}

/** An ear of barley with its awns. */
export function barley(
  foot: Point,
  tip: Point,
  size: number,
  colours: { stem: string; light: string; dark: string; awn: string },
  bare = 0.45,
): Markup {
  const turn = heading(foot, tip)
  const rows = 9
  const places = steps(rows).map((t): Point => {
    const share = bare + (1 - bare) * t
    return [foot[0] + (tip[0] - foot[0]) * share, foot[1] + (tip[1] - foot[1]) * share]
  })
  const awns = places.flatMap((at, i) =>
    [-1, 1].map((side) => {
      const from = polar(at, turn + side * 24, size * 0.9)
      const to = polar(from, turn + side * (13 - i * 0.7), size * (3.4 - i * 0.16))
      return curve([from, polar(from, turn + side * 18, size * 1.5), to])
    }),
  )
  const kernels = places.flatMap((at) =>
    [-1, 1].map((side) =>
      seed(at, polar(at, turn + side * 27, size), colours.light, colours.dark, 0.3),
    ),
  )
  return [
    stroke(awns.join(''), colours.awn, Math.max(0.9, size * 0.028), 0.9),
    stroke(`M${foot[0]} ${foot[1]}L${tip[0]} ${tip[1]}`, colours.stem, Math.max(1.8, size * 0.09)),
    ...kernels,
    seed(tip, polar(tip, turn, size), colours.light, colours.dark, 0.3),
  ].join('')
}

/** A blade of kelp: a long waving ribbon with a shaded edge. */
export function kelp(
  foot: Point,
  height: number,
  width: number,
  sway: number,
  colours: { light: string; dark: string },
): Markup {
  const count = 15
  const spine = steps(count).map((t) => {
    const x = foot[0] + Math.sin(t * Math.PI * 2.1 + foot[0]) * sway * (0.25 + t) + sway * t * 0.8
    return { at: [x, foot[1] - height * t] as Point, t }
  })
  const ruffle = (t: number, side: number) =>
    width * Math.sin(Math.PI * Math.min(1, t * 0.93 + 0.07)) ** 0.6 +
    width * 0.13 * Math.sin(t * 34 + side * 1.7)
  const left = spine.map(({ at, t }): Point => [at[0] - ruffle(t, 0), at[1]])
  const right = spine.map(({ at, t }): Point => [at[0] + ruffle(t, 1), at[1]])
  const middle = spine.map(({ at }) => at)
  const whole = smooth([...left, ...[...right].reverse()])
  return [
    fill(whole, colours.light),
    fill(smooth([...middle, ...[...right].reverse()]), colours.dark),
    stipple(whole, bounds([...left, ...right]), { colour: colours.dark, towards: 20, clear: 0.3 }),
    stroke(curve(middle), colours.dark, Math.max(1.5, width * 0.09)),
  ].join('')
}

/** A slice of citrus seen flat: rind, pith, segments. */
export function citrus(
  centre: Point,
  radius: number,
  colours: { rind: string; pith: string; flesh: string; deep: string },
  tilt = 1,
): Markup {
  const ring = (share: number) => ellipse(centre, radius * share, radius * share * tilt)
  const place = (turn: number, share: number): Point => {
    const far = polar([0, 0], turn, radius * share)
    return [centre[0] + far[0], centre[1] + far[1] * tilt]
  }
  const segments = Array.from({ length: 9 }, (_, i) => {
    const turn = i * 40 + 8
    const points = [
      place(turn, 0.12),
      place(turn - 15, 0.5),
      place(turn - 16, 0.74),
      place(turn, 0.81),
      place(turn + 16, 0.74),
      place(turn + 15, 0.5),
    ]
    const shadowed = Math.cos(((turn - 40) * Math.PI) / 180) > 0.2
    return cut(points, colours.flesh, {
      colour: colours.deep,
      towards: turn,
      clear: shadowed ? 0.3 : 0.55,
      density: 16,
    })
  })
  return [fill(ring(1), colours.rind), fill(ring(0.91), colours.pith), ...segments].join('')
}

export const flower = {
  chamomile: {
    petal: palette.cream,
    shade: palette.linen,
    heart: palette.ochre,
    deep: palette.amber,
  },
} as const
