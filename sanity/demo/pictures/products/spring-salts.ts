import { springDrop } from '../kit/emblem.ts'
import { citrus } from '../kit/flora.ts'
import { disc } from '../kit/form.ts'
import { type Box, num, type Point, polar } from '../kit/geometry.ts'
import { creamLabel, label } from '../kit/label.ts'
import { ellipse, polygon, rect } from '../kit/outline.ts'
import { carton } from '../kit/packaging.ts'
import { palette } from '../kit/palette.ts'
import { tumbler } from '../kit/props.ts'
import { upright } from '../kit/sheet.ts'
import { arch, table, wallShade } from '../kit/stage.ts'
import { stipple } from '../kit/stipple.ts'
import { fill, group, type Markup, type Picture, stroke } from '../kit/svg.ts'
import { type as setType } from '../kit/type.ts'
import { castShadow, type Stand } from '../kit/vessel.ts'

const marble = { top: palette.paper, front: palette.linen, shade: palette.oat }

/** Fruit colours for slices. */
export const fruit = {
  grapefruit: {
    rind: palette.ochre,
    pith: palette.cream,
    flesh: palette.terracotta,
    deep: palette.clay,
  },
  lemon: { rind: palette.ochre, pith: palette.cream, flesh: palette.straw, deep: palette.ochre },
} as const

function front(box: Box): Markup {
  const text = { name: ['Spring', 'Salts'], kind: 'Electrolyte mix', measure: '20 sachets · 5 g' }
  return label(box, text, creamLabel(palette.terracotta), springDrop)
}

/** The carton of electrolyte sachets, for this and other pictures. */
function springSaltsCarton(stand: Stand): Markup {
  const look = { body: palette.cream, deep: palette.terracotta, gleam: palette.rose }
  return carton(stand, look, front)
}

/** A stick sachet lying or leaning from `foot` in the direction `turn`. */
export function sachet(foot: Point, length: number, turn: number, shadow?: string): Markup {
  const half = length * 0.105
  const end = polar(foot, turn, length)
  const side = (at: Point, way: number, share = 1) => polar(at, turn + way * 90, half * share)
  const outline = polygon([side(foot, -1), side(end, -1), side(end, 1), side(foot, 1)])
  const crimp = [0.03, 0.06, 0.94, 0.97].map((share) => {
    const at = polar(foot, turn, length * share)
    const [a, b] = [side(at, -1), side(at, 1)]
    return `M${num(a[0])} ${num(a[1])}L${num(b[0])} ${num(b[1])}`
  })
  const bandFrom = polar(foot, turn, length * 0.62)
  const bandTo = polar(foot, turn, length * 0.86)
  const band = polygon([side(bandFrom, -1), side(bandTo, -1), side(bandTo, 1), side(bandFrom, 1)])
  const fold = polygon([side(foot, 0.4), side(end, 0.4), side(end, 1), side(foot, 1)])
  const middle = polar(foot, turn, length * 0.335)
  return [
    shadow ? group(`translate(${num(half * 0.8)} ${num(half * 0.55)})`, fill(outline, shadow)) : '',
    fill(outline, palette.cream),
    fill(band, palette.terracotta),
    fill(fold, palette.ink, 0.12),
    stroke(crimp.join(''), palette.oat, 1.2),
    group(
      `translate(${num(middle[0])} ${num(middle[1])}) rotate(${num(turn)})`,
      setType('Spring Salts', [0, half * 0.3], {
        face: 'display',
        size: half * 0.8,
        colour: palette.ink,
        align: 'middle',
      }),
    ),
  ].join('')
}

export function springSalts(): Picture {
  const stand = { x: 350, foot: 850, half: 165, height: 500 }
  return upright(
    palette.rose,
    wallShade(800, 740, palette.terracotta),
    disc([330, 380], 300, palette.blush),
    table(800, 1000, { back: 740, edge: 930 }, marble),
    castShadow({ ...stand, x: 400 }, palette.oat, 1.4),
    springSaltsCarton(stand),
    fill(ellipse([640, 838], 150, 26), palette.oat),
    citrus([610, 740], 104, fruit.grapefruit),
    sachet([470, 908], 290, -8, palette.oat),
    fill(ellipse([196, 906], 94, 16), palette.oat),
    citrus([170, 886], 82, fruit.lemon, 0.36),
  )
}

export function springSaltsGlass(): Picture {
  const stand: Stand = { x: 420, foot: 870, half: 175, height: 560 }
  const slice = citrus([440, 560], 128, fruit.grapefruit)
  const bubbles = [
    [350, 760, 9],
    [380, 690, 6],
    [500, 740, 8],
    [470, 810, 6],
    [400, 830, 10],
    [530, 660, 6],
    [340, 640, 7],
  ] as const
  return upright(
    palette.terracotta,
    wallShade(800, 760, palette.clay),
    fill(arch(420, 290, 90, 760), palette.rose),
    table(800, 1000, { back: 740, edge: 940 }, marble),
    castShadow(stand, palette.oat, 1.5),
    tumbler(
      stand,
      0.78,
      slice,
      ...bubbles.map(([x, y, r]) => disc([x, y], r, palette.cream)),
      fill(rect(0, 470, 800, 900), palette.sky, 0.22),
    ),
    sachet([80, 700], 350, 22, palette.oat),
    sachet([120, 900], 300, -6, palette.oat),
    fill(ellipse([660, 900], 106, 20), palette.oat),
    citrus([640, 880], 92, fruit.lemon, 0.4),
    stipple(
      rect(300, 300, 600, 470),
      { left: 300, top: 300, right: 600, bottom: 470 },
      {
        colour: palette.cream,
        towards: 0,
        clear: 0.4,
        density: 1,
      },
    ),
  )
}
