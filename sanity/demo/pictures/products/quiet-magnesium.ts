import { crescent } from '../kit/emblem.ts'
import { type FactsPanel, factsLabel } from '../kit/facts-label.ts'
import { seed } from '../kit/flora.ts'
import { disc } from '../kit/form.ts'
import type { Box, Point } from '../kit/geometry.ts'
import { creamLabel, label } from '../kit/label.ts'
import { leaf } from '../kit/leaf.ts'
import { palette } from '../kit/palette.ts'
import { capsule } from '../kit/props.ts'
import { upright } from '../kit/sheet.ts'
import { moon } from '../kit/sky.ts'
import { sprig } from '../kit/sprig.ts'
import { table, wallShade } from '../kit/stage.ts'
import type { Markup, Picture } from '../kit/svg.ts'
import { bowl, castShadow, glass, jar, type Stand } from '../kit/vessel.ts'

const capsules = { a: palette.cream, b: palette.sage, deep: palette.fern }
const wood = { top: palette.oat, front: '#B9A682', shade: '#B9A682' }

function front(box: Box): Markup {
  const text = {
    name: ['Quiet', 'Magnesium'],
    kind: 'Glycinate + gluconate',
    measure: '90 capsules',
  }
  return label(box, text, creamLabel(palette.moss), crescent)
}

/** The magnesium jar, for this and other pictures. */
export function magnesiumJar(stand: Stand): Markup {
  return jar(stand, glass.amber, glass.moss, front)
}

export function quietMagnesium(): Picture {
  const stand = { x: 430, foot: 850, half: 168, height: 520 }
  const stem = {
    leaf: { light: palette.fern, dark: palette.moss, half: 0.24, veins: 3, rib: palette.sage },
    stem: palette.moss,
    pairs: 5,
    size: 150,
  }
  return upright(
    '#5F7C86',
    wallShade(800, 740, palette.slate),
    moon([300, 330], 215),
    table(800, 1000, { back: 740, edge: 930 }, wood),
    sprig([330, 800], [130, 290], stem),
    castShadow(stand, '#B49F78'),
    magnesiumJar(stand),
    capsule([170, 872], 78, 12, { ...capsules, shadow: '#B49F78' }),
    capsule([258, 896], 78, -26, { ...capsules, shadow: '#B49F78' }),
  )
}

export function quietMagnesiumCapsules(): Picture {
  const dish: Stand = { x: 370, foot: 830, half: 290, height: 160 }
  const places: readonly (readonly [number, number, number])[] = [
    [240, 668, 10],
    [330, 640, -30],
    [430, 650, 24],
    [520, 672, -14],
    [280, 706, -18],
    [380, 690, 8],
    [470, 712, 34],
    [350, 728, -8],
    [575, 690, 58],
  ]
  const ribs = { light: palette.fern, dark: palette.moss, rib: palette.mist, veins: 7, half: 0.3 }
  return upright(
    '#5F7C86',
    wallShade(800, 560, palette.slate),
    table(800, 1000, { back: 520, edge: 960 }, wood),
    castShadow({ x: 670, foot: 640, half: 150, height: 0 }, '#B49F78', 1),
    magnesiumJar({ x: 620, foot: 640, half: 190, height: 590 }),
    leaf([40, 600], [330, 150], { ...ribs, bend: -0.12 }),
    leaf([10, 660], [190, 330], { ...ribs, bend: 0.1, light: palette.sage, dark: palette.fern }),
    castShadow({ ...dish, half: 130 }, '#B49F78', 2.2),
    bowl(
      dish,
      glass.white,
      palette.linen,
      ...places.map(([x, y, turn]) =>
        capsule([x, y], 112, turn, { ...capsules, shadow: palette.oat }),
      ),
    ),
    ...pumpkinSeeds([
      [640, 880],
      [560, 910],
      [700, 905],
    ]),
  )
}

function pumpkinSeeds(places: readonly Point[]): Markup[] {
  return places.map(([x, y], i) =>
    seed([x, y], [x + 62, y - 18 + i * 16], palette.sage, palette.fern, 0.3),
  )
}

/** The back of the label, for this and other pictures. */
export const quietMagnesiumPanel: FactsPanel = {
  serving: 'Serving size 3 capsules · 30 servings',
  rows: [
    ['Magnesium', '200 mg', '48%'],
    ['  from glycinate', '150 mg', ''],
    ['  from gluconate', '50 mg', ''],
  ],
  small: [
    'Other ingredients: vegetable cellulose',
    '(capsule), rice flour.',
    'Keep dry, and away from children.',
  ],
}

export function quietMagnesiumFacts(): Picture {
  const stand = { x: 400, foot: 990, half: 320, height: 980 }
  return upright(
    '#5F7C86',
    wallShade(800, 1000, palette.slate),
    disc([690, 150], 260, '#7A969D'),
    jar(stand, glass.amber, glass.moss, (box) =>
      factsLabel(box, quietMagnesiumPanel, palette.moss),
    ),
  )
}
