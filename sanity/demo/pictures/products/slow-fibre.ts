import { rootRing } from '../kit/emblem.ts'
import { seed } from '../kit/flora.ts'
import { cut, disc, oval } from '../kit/form.ts'
import type { Box, Point } from '../kit/geometry.ts'
import { creamLabel, label } from '../kit/label.ts'
import { leaf } from '../kit/leaf.ts'
import { curve, ellipse, smooth } from '../kit/outline.ts'
import { palette } from '../kit/palette.ts'
import { seeded } from '../kit/random.ts'
import { upright } from '../kit/sheet.ts'
import { arch, table, wallShade } from '../kit/stage.ts'
import { fill, type Markup, type Picture, stroke } from '../kit/svg.ts'
import { bowl, castShadow, glass, type Stand, tin } from '../kit/vessel.ts'

const slab = { top: palette.linen, front: palette.oat, shade: palette.oat }

function front(box: Box): Markup {
  const text = { name: ['Slow', 'Fibre'], kind: 'Prebiotic powder', measure: '240 g · 40 servings' }
  return label(box, text, creamLabel(palette.botanical), rootRing)
}

/** The fibre canister, for this and other pictures. */
export function slowFibreTin(stand: Stand): Markup {
  return tin(stand, glass.white, glass.clay, front)
}

/** Half an apple, cut side to the reader. */
function appleHalf([x, y]: Point, size: number): Markup {
  const at = (dx: number, dy: number): Point => [x + dx * size, y + dy * size]
  const flesh: Point[] = [
    at(0, -0.78),
    at(0.45, -0.95),
    at(0.92, -0.55),
    at(0.88, 0.2),
    at(0.48, 0.85),
    at(0, 0.76),
    at(-0.48, 0.85),
    at(-0.88, 0.2),
    at(-0.92, -0.55),
    at(-0.45, -0.95),
  ]
  const skin = flesh.map(([px, py]): Point => [x + (px - x) * 1.08, y + (py - y) * 1.06])
  const core = smooth([
    at(0, -0.42),
    at(0.3, -0.12),
    at(0.24, 0.3),
    at(0, 0.44),
    at(-0.24, 0.3),
    at(-0.3, -0.12),
  ])
  return [
    stroke(curve([at(0, -0.7), at(0.04, -1), at(0.2, -1.28)]), palette.umber, size * 0.07),
    leaf(at(0.06, -1), at(0.78, -1.3), {
      light: palette.sage,
      dark: palette.fern,
      half: 0.26,
      veins: 4,
    }),
    cut(skin, palette.clay),
    cut(flesh, palette.cream, { colour: palette.straw, clear: 0.4, density: 14 }),
    stroke(core, palette.oat, size * 0.025),
    seed(at(-0.1, -0.16), at(-0.13, 0.16), palette.amber, palette.umber, 0.3),
    seed(at(0.1, -0.16), at(0.13, 0.16), palette.amber, palette.umber, 0.3),
  ].join('')
}

export function slowFibre(): Picture {
  const stand = { x: 390, foot: 850, half: 165, height: 530 }
  return upright(
    palette.sage,
    wallShade(800, 740, palette.fern),
    fill(arch(420, 300, 110, 760), palette.mist),
    table(800, 1000, { back: 740, edge: 930 }, slab),
    leaf([600, 800], [745, 330], {
      light: palette.fern,
      dark: palette.moss,
      shape: 'lobed',
      half: 0.2,
      veins: 7,
      rib: palette.mist,
      bend: -0.1,
    }),
    leaf([560, 800], [600, 430], {
      light: palette.moss,
      dark: palette.forest,
      shape: 'lobed',
      half: 0.2,
      veins: 6,
      rib: palette.sage,
      bend: 0.08,
    }),
    castShadow(stand, palette.oat, 1.6),
    slowFibreTin(stand),
    fill(ellipse([640, 892], 130, 18), '#BFAD8B'),
    appleHalf([610, 808], 84),
    flakes('front', 9, { x: 170, y: 892, w: 110, h: 26 }),
  )
}

/** Loose oat flakes scattered over a patch of the table. */
export function flakes(
  name: string,
  count: number,
  area: { x: number; y: number; w: number; h: number },
): Markup {
  const random = seeded(name)
  return Array.from({ length: count }, () => {
    const at: Point = [area.x + (random() * 2 - 1) * area.w, area.y + (random() * 2 - 1) * area.h]
    return (
      fill(ellipse([at[0] + 5, at[1] + 4], 17, 9), '#BFAD8B') +
      oval(at, 17, 10, palette.cream, { colour: palette.ochre, clear: 0.25, density: 18 }) +
      stroke(`M${at[0] - 9} ${at[1]}H${at[0] + 9}`, palette.oat, 1.4)
    )
  }).join('')
}

export function slowFibreBowl(): Picture {
  const dish: Stand = { x: 380, foot: 870, half: 300, height: 190 }
  const random = seeded('porridge')
  const oats = Array.from({ length: 60 }, () => {
    const turn = random() * Math.PI * 2
    const reach = Math.sqrt(random())
    const at: Point = [380 + Math.cos(turn) * reach * 262, 682 + Math.sin(turn) * reach * 56]
    return oval(at, 19, 10, '#F1E4C6', { colour: palette.ochre, clear: 0.3, density: 16 })
  })
  const berries: readonly Point[] = [
    [270, 660],
    [312, 682],
    [256, 694],
    [330, 648],
  ]
  return upright(
    palette.sage,
    wallShade(800, 520, palette.fern),
    table(800, 1000, { back: 480, edge: 975 }, slab),
    castShadow({ x: 590, foot: 600, half: 170, height: 0 }, palette.oat, 1),
    slowFibreTin({ x: 590, foot: 600, half: 195, height: 590 }),
    castShadow({ ...dish, half: 160 }, '#BFAD8B', 2.1),
    bowl(
      dish,
      glass.clay,
      palette.oat,
      fill(ellipse([380, 684], 272, 62), '#E9D8B2'),
      ...oats,
      ...berries.map((at) =>
        disc(at, 24, '#4A5578', { colour: palette.night, clear: 0.2, density: 26 }),
      ),
      ...[0, 1, 2].map((i) =>
        leaf([430 + i * 46, 700], [476 + i * 40, 640 + i * 14], {
          light: palette.cream,
          dark: palette.straw,
          half: 0.3,
          shape: 'round',
          rib: palette.oat,
        }),
      ),
    ),
    flakes('table', 10, { x: 180, y: 925, w: 130, h: 26 }),
  )
}
