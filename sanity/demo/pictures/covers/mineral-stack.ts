import { cut, disc, hill } from '../kit/form.ts'
import type { Point } from '../kit/geometry.ts'
import { leaf } from '../kit/leaf.ts'
import { ellipse, polygon } from '../kit/outline.ts'
import { palette } from '../kit/palette.ts'
import { seeded, within } from '../kit/random.ts'
import { cover } from '../kit/sheet.ts'
import { table, wallShade } from '../kit/stage.ts'
import { stipple } from '../kit/stipple.ts'
import { fill, type Markup, type Picture, stroke } from '../kit/svg.ts'
import { bowl, glass } from '../kit/vessel.ts'
import { magnesiumJar } from '../products/quiet-magnesium.ts'

/** A cluster of crystals: prisms with a lit, a middle and a shaded face. */
function crystals([x, y]: Point, size: number): Markup {
  const prism = (
    dx: number,
    lean: number,
    height: number,
    width: number,
    colours: readonly [string, string, string],
  ) => {
    const foot: Point = [x + dx * size, y]
    const tip: Point = [foot[0] + lean * size, y - height * size]
    const w = width * size
    const shoulder = tip[1] + w * 1.1
    const at = (k: number, yy: number): Point => [
      foot[0] + ((y - yy) / (y - tip[1])) * (tip[0] - foot[0]) + k * w,
      yy,
    ]
    const face = (a: number, b: number) =>
      polygon([at(a, y), at(a, shoulder), tip, at(b, shoulder), at(b, y)])
    const dark = face(0.35, 1)
    return (
      fill(face(-1, -0.3), colours[0]) +
      fill(face(-0.3, 0.35), colours[1]) +
      fill(dark, colours[2]) +
      stipple(
        face(-1, 1),
        { left: tip[0] - w * 2, right: tip[0] + w * 2, top: tip[1], bottom: y },
        { colour: colours[2], towards: 70, clear: 0.3, density: 5 },
      )
    )
  }
  const rose = [palette.cream, palette.blush, palette.rose] as const
  const milk = [palette.cream, palette.haze, palette.sky] as const
  return [
    prism(-0.4, -0.34, 0.9, 0.17, milk),
    prism(0.44, 0.3, 1.0, 0.18, rose),
    prism(0.06, 0.06, 1.55, 0.26, milk),
    prism(-0.2, -0.08, 1.05, 0.19, rose),
    prism(0.34, 0.1, 0.66, 0.16, milk),
    prism(-0.62, -0.14, 0.5, 0.13, rose),
  ].join('')
}

function pile([x, y]: Point, half: number): Markup {
  const heap: Point[] = [
    [x - half, y + 6],
    [x - half * 0.5, y - half * 0.3],
    [x, y - half * 0.46],
    [x + half * 0.5, y - half * 0.28],
    [x + half, y + 6],
    [x, y + half * 0.16],
  ]
  return cut(heap, palette.cream, { colour: palette.oat, clear: 0.3, density: 9 })
}

/** The mineral, the leaf and the jar: three forms of one element. */
export function mineralStack(): Picture {
  const slab = { top: '#D9C6A6', front: '#BBA47E', shade: '#BBA47E' }
  const random = seeded('salt')
  const crumbs = Array.from({ length: 26 }, () => {
    const at: Point = [within(random, 500, 720), within(random, 696, 738)]
    return fill(ellipse(at, within(random, 2, 5), 2.4), palette.cream)
  })
  return cover(
    '#7A9499',
    wallShade(1200, 600, palette.slate),
    disc([300, 330], 300, '#92A9AB'),
    hill(
      [
        [0, 520],
        [180, 430],
        [330, 500],
        [520, 400],
        [700, 506],
        [920, 440],
        [1200, 520],
      ],
      620,
      '#67838B',
      { colour: palette.slate, towards: 90, clear: 0.2 },
    ),
    table(1200, 800, { back: 580, edge: 752 }, slab),
    fill(ellipse([430, 690], 250, 28), '#B39C74'),
    crystals([310, 684], 300),
    leaf([560, 640], [640, 190], {
      light: palette.fern,
      dark: palette.moss,
      rib: palette.mist,
      veins: 8,
      half: 0.28,
      bend: 0.1,
      shape: 'ovate',
    }),
    leaf([590, 650], [840, 330], {
      light: palette.sage,
      dark: palette.fern,
      rib: palette.cream,
      veins: 7,
      half: 0.28,
      bend: -0.1,
      shape: 'ovate',
    }),
    fill(ellipse([700, 712], 170, 18), '#B39C74'),
    bowl(
      { x: 610, foot: 706, half: 130, height: 84 },
      glass.clay,
      palette.rose,
      pile([610, 628], 104),
    ),
    ...crumbs,
    fill(ellipse([1090, 706], 210, 22), '#B39C74'),
    magnesiumJar({ x: 960, foot: 702, half: 148, height: 440 }),
    stroke('M0 752H1200', '#CDB68D', 3),
  )
}
