import { barley } from '../kit/flora.ts'
import { cut, disc } from '../kit/form.ts'
import { type Point, polar } from '../kit/geometry.ts'
import { leaf } from '../kit/leaf.ts'
import { circle, curve, ellipse } from '../kit/outline.ts'
import { palette } from '../kit/palette.ts'
import { seeded } from '../kit/random.ts'
import { cover } from '../kit/sheet.ts'
import { arch, table, wallShade } from '../kit/stage.ts'
import { fill, inside, type Markup, type Picture, stroke } from '../kit/svg.ts'

/** An artichoke standing on the table: rows of overlapping scales. */
function artichoke([x, y]: Point, size: number): Markup {
  const spreads = [0.09, 0.26, 0.41, 0.52, 0.58, 0.58, 0.5]
  const rows = spreads.map((spread, r) => ({
    spread,
    lift: -1.06 + r * 0.16,
    count: 3 + Math.min(r, 4),
    splay: 5 + r * 4,
  }))
  const scales = rows.flatMap((row, r) =>
    Array.from({ length: row.count }, (_, i) => {
      const t = (i / (row.count - 1)) * 2 - 1
      const base: Point = [x + t * row.spread * size, y + (row.lift + 0.08 - t * t * 0.1) * size]
      const tip = polar(base, -90 + t * row.splay, 0.42 * size)
      const lit = t < 0.2
      return leaf(base, tip, {
        light: lit ? (r % 2 ? '#93AB80' : '#A3B691') : palette.fern,
        dark: lit ? '#7C976F' : palette.moss,
        half: 0.4,
        bend: 0,
        shape: 'ovate',
        rib: lit ? '#6C8A63' : palette.moss,
        shade: lit ? palette.fern : palette.forest,
      })
    }),
  )
  return [
    fill(
      `M${x - size * 0.2} ${y - size * 0.1}L${x - size * 0.14} ${y + size * 0.3}H${x + size * 0.16}L${x + size * 0.22} ${y - size * 0.1}Z`,
      palette.fern,
    ),
    ...scales,
  ].join('')
}

/** Half a fig, cut side to the reader. */
export function figHalf([x, y]: Point, size: number): Markup {
  const shape = (k: number): Point[] => [
    [x, y - size * 1.3 * k],
    [x + size * 0.3 * k, y - size * 0.85 * k],
    [x + size * 0.86 * k, y - size * 0.2 * k],
    [x + size * 0.8 * k, y + size * 0.55 * k],
    [x, y + size * 0.95 * k],
    [x - size * 0.8 * k, y + size * 0.55 * k],
    [x - size * 0.86 * k, y - size * 0.2 * k],
    [x - size * 0.3 * k, y - size * 0.85 * k],
  ]
  const random = seeded(`fig ${x}`)
  const seeds = Array.from({ length: 70 }, () => {
    const turn = random() * 360
    const reach = (0.25 + random() * 0.75) * size * 0.56
    const at = polar([x, y + size * 0.12], turn, reach)
    const to = polar(at, turn, size * 0.07)
    return `M${at[0].toFixed(1)} ${at[1].toFixed(1)}L${to[0].toFixed(1)} ${to[1].toFixed(1)}`
  })
  return [
    cut(shape(1.08), palette.plum),
    cut(shape(0.97), palette.cream),
    cut(shape(0.86), palette.rose),
    disc([x, y + size * 0.12], size * 0.62, palette.terracotta, {
      colour: palette.clay,
      clear: 0.2,
      density: 14,
    }),
    stroke(seeds.join(''), palette.straw, size * 0.028),
    fill(ellipse([x, y + size * 0.14], size * 0.12, size * 0.24), palette.blush),
  ].join('')
}

function wholeFig([x, y]: Point, size: number): Markup {
  const points: Point[] = [
    [x + size * 0.1, y - size * 1.35],
    [x + size * 0.34, y - size * 0.8],
    [x + size * 0.88, y - size * 0.15],
    [x + size * 0.8, y + size * 0.6],
    [x, y + size * 0.92],
    [x - size * 0.8, y + size * 0.6],
    [x - size * 0.88, y - size * 0.15],
    [x - size * 0.22, y - size * 0.8],
  ]
  const streaks = [-0.5, -0.2, 0.12, 0.42]
    .map((k) =>
      curve([
        [x + size * 0.06, y - size * 1.1],
        [x + k * size * 1.2, y - size * 0.1],
        [x + k * size, y + size * 0.7],
      ]),
    )
    .join('')
  return (
    cut(points, '#6E4654', { colour: '#33202A', clear: 0.25, density: 12 }) +
    stroke(streaks, '#8F6A74', 2.4, 0.6)
  )
}

/** Artichoke, figs and grain on a table: the slow carbohydrates. */
export function figAndArtichoke(): Picture {
  const ear = { stem: '#9C7A35', light: palette.straw, dark: palette.ochre, awn: '#9C7A35' }
  const slab = { top: palette.linen, front: palette.oat, shade: palette.oat }
  return cover(
    '#A9B69A',
    wallShade(1200, 640, palette.fern),
    fill(arch(430, 330, 70, 640), palette.mist),
    inside(circle([430, 400], 320), fill(arch(430, 330, 70, 640), '#D9DFCB')),
    table(1200, 800, { back: 590, edge: 750 }, slab),
    barley([640, 640], [900, 110], 62, ear, 0.42),
    barley([660, 650], [1060, 190], 56, ear, 0.42),
    leaf([300, 640], [60, 210], {
      light: palette.fern,
      dark: palette.moss,
      shape: 'lobed',
      half: 0.2,
      veins: 8,
      rib: palette.mist,
      bend: 0.1,
    }),
    fill(ellipse([540, 690], 230, 26), '#BFAD8B'),
    artichoke([430, 600], 330),
    fill(ellipse([860, 706], 150, 20), '#BFAD8B'),
    wholeFig([800, 612], 96),
    figHalf([975, 648], 84),
    fill(ellipse([182, 712], 92, 12), '#BFAD8B'),
    wholeFig([160, 648], 70),
  )
}
