import { waves } from '../kit/emblem.ts'
import { factsLabel } from '../kit/facts-label.ts'
import { kelp } from '../kit/flora.ts'
import { disc, hill } from '../kit/form.ts'
import { type Box, num, type Point, polar } from '../kit/geometry.ts'
import { label } from '../kit/label.ts'
import { ellipse, rounded } from '../kit/outline.ts'
import { palette } from '../kit/palette.ts'
import { upright } from '../kit/sheet.ts'
import { table, wallShade } from '../kit/stage.ts'
import { stipple } from '../kit/stipple.ts'
import { fill, group, type Markup, type Picture, stroke } from '../kit/svg.ts'
import { bowl, castShadow, glass, jar, type Stand } from '../kit/vessel.ts'

const sand = { top: '#DCCBAA', front: '#C3AE88', shade: '#C3AE88' }
const weed = { light: palette.fern, dark: palette.moss }
const paleWeed = { light: palette.sage, dark: palette.fern }
const colours = { paper: palette.cream, ink: '#22394A', band: '#22394A', bandInk: palette.cream }

function front(box: Box): Markup {
  const text = { name: ['Tideline'], kind: 'Algae omega-3', measure: '60 soft capsules' }
  return label(box, text, colours, waves)
}

/** The omega-3 jar, for this and other pictures. */
export function tidelineJar(stand: Stand): Markup {
  return jar(stand, glass.blue, glass.white, front)
}

/** A soft capsule of oil with its gleam. */
function softgel(centre: Point, length: number, turn: number, shadow: string): Markup {
  const half = length * 0.27
  const a = polar(centre, turn, -length / 2)
  const b = polar(centre, turn, length / 2)
  const corner = (at: Point, side: number) => ({
    at: polar(at, turn + side * 90, half),
    radius: half,
  })
  const outline = rounded([corner(a, -1), corner(b, -1), corner(b, 1), corner(a, 1)])
  const box = {
    left: centre[0] - length,
    right: centre[0] + length,
    top: centre[1] - length,
    bottom: centre[1] + length,
  }
  const g = polar(polar(centre, turn, -length * 0.22), turn - 90, half * 0.4)
  return [
    group(`translate(${num(half * 0.6)} ${num(half * 0.5)})`, fill(outline, shadow)),
    fill(outline, palette.ochre),
    stipple(outline, box, { colour: palette.amber, towards: 55, clear: 0.42, density: 20 }),
    stroke(
      `M${num(g[0])} ${num(g[1])}L${polar(g, turn, length * 0.24)
        .map(num)
        .join(' ')}`,
      palette.cream,
      half * 0.24,
      0.85,
    ),
  ].join('')
}

export function tideline(): Picture {
  const stand = { x: 410, foot: 850, half: 160, height: 470 }
  return upright(
    palette.haze,
    disc([560, 250], 120, palette.cream),
    hill(
      [
        [0, 420],
        [140, 396],
        [290, 424],
        [430, 400],
        [600, 428],
        [800, 396],
      ],
      760,
      palette.sky,
    ),
    hill(
      [
        [0, 520],
        [180, 545],
        [340, 512],
        [520, 548],
        [680, 516],
        [800, 540],
      ],
      760,
      '#7C9BA6',
      {
        colour: palette.slate,
        towards: 90,
        clear: 0.3,
      },
    ),
    hill(
      [
        [0, 640],
        [150, 612],
        [330, 644],
        [520, 610],
        [690, 640],
        [800, 622],
      ],
      760,
      palette.slate,
      {
        colour: '#2F4755',
        towards: 90,
        clear: 0.2,
      },
    ),
    kelp([215, 770], 520, 32, 34, paleWeed),
    kelp([140, 775], 640, 38, 30, weed),
    kelp([645, 770], 440, 34, 26, weed),
    table(800, 1000, { back: 745, edge: 930 }, sand),
    castShadow(stand, '#B9A27A'),
    tidelineJar(stand),
    softgel([190, 880], 74, 18, '#B9A27A'),
    softgel([270, 905], 74, -32, '#B9A27A'),
  )
}

export function tidelineCapsules(): Picture {
  const dish: Stand = { x: 410, foot: 850, half: 310, height: 120 }
  const places: readonly (readonly [number, number, number])[] = [
    [250, 712, 20],
    [350, 690, -24],
    [470, 694, 12],
    [580, 722, -40],
    [300, 756, -12],
    [420, 748, 30],
    [530, 764, -6],
    [400, 790, 4],
  ]
  return upright(
    palette.sky,
    wallShade(800, 560, palette.slate),
    disc([150, 210], 300, palette.haze),
    kelp([90, 600], 560, 52, 46, weed),
    kelp([215, 600], 430, 44, 30, paleWeed),
    table(800, 1000, { back: 560, edge: 970 }, sand),
    castShadow({ x: 560, foot: 660, half: 190, height: 0 }, '#B9A27A', 1),
    tidelineJar({ x: 560, foot: 660, half: 205, height: 590 }),
    castShadow({ ...dish, half: 170 }, '#B9A27A', 2),
    bowl(
      dish,
      glass.green,
      '#8DAA8E',
      ...places.map(([x, y, turn]) => softgel([x, y], 100, turn, palette.fern)),
    ),
  )
}

export function tidelineFacts(): Picture {
  const stand = { x: 400, foot: 995, half: 320, height: 940 }
  const panel = {
    serving: 'Serving size 2 capsules · 30 servings',
    rows: [
      ['Algal oil', '1000 mg', ''],
      ['  DHA', '350 mg', ''],
      ['  EPA', '150 mg', ''],
      ['Vitamin E', '3 mg', '20%'],
    ],
    small: ['With tapioca, glycerol and rosemary.'],
  } as const
  return upright(
    palette.sky,
    wallShade(800, 1000, palette.slate),
    fill(ellipse([400, 1000], 520, 60), palette.slate, 0.4),
    jar(stand, glass.blue, glass.white, (box) => factsLabel(box, panel, '#22394A')),
  )
}
