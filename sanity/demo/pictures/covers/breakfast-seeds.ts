import { seed } from '../kit/flora.ts'
import { disc, oval } from '../kit/form.ts'
import { type Point, polar } from '../kit/geometry.ts'
import { leaf } from '../kit/leaf.ts'
import { circle, ellipse, rect } from '../kit/outline.ts'
import { palette } from '../kit/palette.ts'
import { seeded } from '../kit/random.ts'
import { cover } from '../kit/sheet.ts'
import { stipple } from '../kit/stipple.ts'
import { fill, group, inside, type Markup, type Picture, stroke } from '../kit/svg.ts'
import { figHalf } from './fig-and-artichoke.ts'

function dish(
  centre: Point,
  radius: number,
  look: { rim: string; inner: string; deep: string },
  ...contents: Markup[]
): Markup {
  const [x, y] = centre
  const well = circle(centre, radius * 0.88)
  return [
    fill(circle([x + radius * 0.1, y + radius * 0.12], radius), '#3E5A48', 0.4),
    disc(centre, radius, look.rim, { colour: look.deep, clear: 0.45, density: 6 }),
    fill(well, look.inner),
    inside(
      well,
      ...contents,
      stroke(circle([x + radius * 0.1, y + radius * 0.13], radius), look.deep, radius * 0.2, 0.35),
    ),
  ].join('')
}

function scatter(
  name: string,
  centre: Point,
  radius: number,
  count: number,
  draw: (at: Point, turn: number, i: number) => Markup,
): Markup {
  const random = seeded(name)
  return Array.from({ length: count }, (_, i) => {
    const at = polar(centre, random() * 360, Math.sqrt(random()) * radius)
    return draw(at, random() * 360, i)
  }).join('')
}

const pumpkin = (length: number) => (at: Point, turn: number, i: number) =>
  seed(at, polar(at, turn, length), i % 2 ? palette.sage : '#7F9A6E', palette.moss, 0.3)

const oat = (at: Point, turn: number): Markup =>
  group(
    `rotate(${Math.round(turn)} ${at[0].toFixed(1)} ${at[1].toFixed(1)})`,
    oval(at, 17, 10, '#F0E0BC', { colour: palette.ochre, clear: 0.3, density: 16 }),
    stroke(`M${(at[0] - 9).toFixed(1)} ${at[1].toFixed(1)}h18`, palette.oat, 1.5),
  )

function cloth(): Markup {
  const lines = [40, 56, 210, 226, 236, 400, 416].map((x) => `M${x} -200V700`).join('')
  return group(
    'translate(760 250) rotate(18)',
    fill(rect(10, -210, 480, 720), '#3E5A48', 0.35),
    fill(rect(0, -220, 460, 700), palette.paper),
    stroke(lines, palette.clay, 5, 0.8),
    stipple(
      rect(0, -220, 460, 700),
      { left: 0, top: -220, right: 460, bottom: 700 },
      { colour: palette.oat, towards: 20, clear: 0.3, density: 3 },
    ),
  )
}

function spoon(): Markup {
  return group(
    'translate(1010 380) rotate(-64)',
    group(
      'translate(8 10)',
      fill(ellipse([0, 0], 88, 56), '#3E5A48', 0.35),
      fill(rect(70, -10, 380, 12), '#3E5A48', 0.35),
    ),
    fill(`M70 -12L360 -17A17 17 0 0 1 360 17L70 12Z`, '#C69A4A'),
    fill(ellipse([0, 0], 88, 56), '#C69A4A'),
    fill(ellipse([-4, 0], 72, 42), '#A97C33'),
    ...[
      [-40, -12],
      [-12, 14],
      [16, -14],
      [34, 10],
      [-30, 16],
    ].map(([x = 0, y = 0], i) =>
      seed([x, y], [x + 26, y + (i % 2 ? 8 : -8)], palette.sage, palette.moss, 0.3),
    ),
  )
}

/** Breakfast from above: oats, seeds and fruit, the everyday magnesium. */
export function breakfastSeeds(): Picture {
  const blue = { rim: '#6F8F9C', inner: '#DCC79C', deep: '#38525F' }
  const clay = { rim: palette.clay, inner: '#8F4029', deep: '#6F3428' }
  const cream = { rim: palette.cream, inner: palette.paper, deep: palette.oat }
  const berries: Point[] = [
    [352, 330],
    [406, 316],
    [380, 372],
    [434, 360],
    [330, 380],
    [400, 424],
  ]
  return cover(
    '#5E7D62',
    stipple(
      rect(0, 0, 1200, 800),
      { left: 0, top: 0, right: 1200, bottom: 800 },
      { colour: palette.moss, towards: 40, clear: 0.1, density: 3 },
    ),
    cloth(),
    dish(
      [430, 430],
      300,
      blue,
      scatter('oats', [430, 430], 262, 120, oat),
      ...[0, 1, 2, 3, 4, 5].map((i) => {
        const at = polar([430, 430], -28 + i * 24, 168)
        return (
          disc([at[0] + 5, at[1] + 6], 44, palette.oat) +
          disc(at, 44, '#F3E4B4', { colour: palette.ochre, clear: 0.5, density: 8 }) +
          stroke(circle(at, 40), '#E0C787', 3) +
          [0, 120, 240]
            .map((t) => {
              const p = polar(at, t, 9)
              return disc(p, 3, palette.umber)
            })
            .join('')
        )
      }),
      ...berries.map(
        (at) =>
          disc([at[0] + 4, at[1] + 6], 30, palette.oat) +
          disc(at, 30, '#4A5578', { colour: palette.night, clear: 0.2, density: 22 }) +
          disc([at[0] - 8, at[1] - 9], 6, '#7C87A6'),
      ),
      scatter('pumpkin', [470, 590], 84, 22, pumpkin(40)),
    ),
    dish([900, 190], 128, clay, scatter('seeds', [890, 190], 96, 46, pumpkin(38))),
    dish(
      [130, 96],
      104,
      cream,
      fill(circle([130, 96], 78), palette.cream),
      disc([124, 90], 54, '#F7EFDE'),
    ),
    spoon(),
    fill(ellipse([822, 660], 74, 78), palette.oat, 0.8),
    fill(ellipse([932, 718], 66, 70), palette.oat, 0.8),
    figHalf([800, 640], 70),
    figHalf([910, 700], 62),
    leaf([60, 800], [190, 620], {
      light: palette.sage,
      dark: palette.fern,
      half: 0.28,
      veins: 6,
      rib: palette.mist,
    }),
    leaf([20, 760], [60, 560], {
      light: '#3F5F48',
      dark: palette.forest,
      half: 0.28,
      veins: 6,
      rib: palette.sage,
    }),
    scatter('loose', [720, 420], 60, 7, pumpkin(36)),
  )
}
