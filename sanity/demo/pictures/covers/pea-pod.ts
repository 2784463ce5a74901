import { barley } from '../kit/flora.ts'
import { disc } from '../kit/form.ts'
import { along, bounds, bow, heading, type Point, polar, steps } from '../kit/geometry.ts'
import { leaf } from '../kit/leaf.ts'
import { between, curve } from '../kit/outline.ts'
import { palette } from '../kit/palette.ts'
import { cover } from '../kit/sheet.ts'
import { wallShade } from '../kit/stage.ts'
import { stipple } from '../kit/stipple.ts'
import { fill, inside, type Markup, type Picture, stroke } from '../kit/svg.ts'

/** An opened pea pod from stalk to tip with its row of peas. */
export function peaPod(from: Point, to: Point, half: number, count: number): Markup {
  const control = bow(from, to, 0.13)
  const spine = steps(21).map((t) => ({ ...along(from, control, to, t), t }))
  const width = (t: number) => half * Math.sin(Math.PI * Math.min(1, t * 0.98 + 0.02)) ** 0.55
  const edge = (side: number, share: number) =>
    spine.map(({ at, turn, t }) => polar(at, turn + side * 90, width(t) * share))
  const outer = between(edge(-1, 1), edge(1, 1).reverse())
  const lip = between(edge(-1, 0.7), edge(1, 0.74).reverse())
  const peas = steps(count).map((t) => {
    const place = 0.13 + t * 0.74
    const { at } = along(from, control, to, place)
    const radius = width(place) * 0.62
    return (
      disc([at[0] + radius * 0.14, at[1] + radius * 0.2], radius, palette.forest) +
      disc(at, radius, '#86A867', { colour: palette.moss, clear: 0.25, density: 13 }) +
      disc([at[0] - radius * 0.34, at[1] - radius * 0.36], radius * 0.2, palette.mist)
    )
  })
  const stalk = polar(from, heading(control, from), half * 1.1)
  return [
    stroke(curve([stalk, from]), palette.fern, half * 0.16),
    fill(outer, palette.fern),
    stipple(outer, bounds([...edge(-1, 1), ...edge(1, 1)]), {
      colour: palette.moss,
      towards: 60,
      clear: 0.3,
    }),
    fill(lip, palette.moss),
    inside(lip, ...peas),
    stroke(curve(edge(-1, 0.85)), palette.sage, 4, 0.9),
    ...[-150, -100, 120, 165].map((turn) =>
      leaf(from, polar(from, heading(control, from) + turn * 0.62, half * 0.95), {
        light: palette.sage,
        dark: palette.fern,
        half: 0.22,
      }),
    ),
  ].join('')
}

/** Pea and barley crossed: two partial proteins that make a whole one. */
export function peaAndBarley(): Picture {
  const ear = { stem: '#A9822F', light: palette.straw, dark: palette.ochre, awn: '#A9822F' }
  return cover(
    palette.blush,
    wallShade(1200, 800, palette.rose),
    disc([610, 410], 340, '#F4E3D2'),
    barley([250, 900], [500, 210], 74, ear, 0.4),
    barley([120, 900], [230, 240], 64, ear, 0.4),
    barley([420, 920], [760, 170], 66, ear, 0.42),
    peaPod([210, 250], [1060, 520], 88, 8),
    leaf([930, 860], [1090, 590], {
      light: palette.sage,
      dark: palette.fern,
      half: 0.34,
      veins: 6,
      shape: 'ovate',
      bend: -0.1,
    }),
    leaf([980, 880], [1230, 690], {
      light: palette.fern,
      dark: palette.moss,
      half: 0.34,
      veins: 6,
      shape: 'ovate',
      bend: 0.1,
    }),
  )
}
