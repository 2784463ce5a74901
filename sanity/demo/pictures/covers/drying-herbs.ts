import { daisy, flower, spike, umbel } from '../kit/flora.ts'
import { disc } from '../kit/form.ts'
import { type Point, polar } from '../kit/geometry.ts'
import { curve, rect } from '../kit/outline.ts'
import { palette } from '../kit/palette.ts'
import { cover } from '../kit/sheet.ts'
import { sprig } from '../kit/sprig.ts'
import { wallShade } from '../kit/stage.ts'
import { stipple } from '../kit/stipple.ts'
import { fill, type Markup, type Picture, stroke } from '../kit/svg.ts'

const RAIL = 96

function bunch(x: number, stems: (tie: Point) => Markup[], length = 90): Markup {
  const tie: Point = [x, RAIL + length]
  return [
    stroke(
      `M${x - 14} ${RAIL - 4}C${x - 20} ${RAIL + 30} ${x - 6} ${tie[1] - 20} ${x} ${tie[1]}M${x + 14} ${RAIL - 4}C${x + 20} ${RAIL + 30} ${x + 6} ${tie[1] - 20} ${x} ${tie[1]}`,
      palette.cream,
      4,
    ),
    stroke(
      [-30, -18, -6, 6, 18, 30]
        .map((k) =>
          curve([[x + k * 0.9, tie[1] - 62 + Math.abs(k)], [x + k * 0.4, tie[1] - 24], tie]),
        )
        .join(''),
      palette.fern,
      6,
    ),
    ...stems(tie),
    fill(rect(x - 21, tie[1] - 10, x + 21, tie[1] + 14, 6), palette.clay),
    stroke(
      `M${x - 20} ${tie[1] - 3}H${x + 20}M${x - 20} ${tie[1] + 5}H${x + 20}`,
      palette.terracotta,
      3,
    ),
    stroke(
      `M${x} ${tie[1] + 2}c-30 -24 -46 4 -4 6M${x} ${tie[1] + 2}c30 -24 46 4 4 6`,
      palette.clay,
      4,
    ),
  ].join('')
}

/** Bunches of herbs hung from a rail to dry. */
export function dryingHerbs(): Picture {
  const lavender = { stem: palette.fern, light: '#A58FA6', dark: '#6F5671' }
  const sage = { light: '#B3C2A4', dark: '#7F9878', half: 0.2, rib: palette.cream, veins: 3 }
  const bay = { light: palette.fern, dark: palette.moss, half: 0.22, rib: palette.sage, veins: 3 }
  const gold = { stem: palette.fern, head: palette.ochre, deep: '#A9822F' }
  const rail = rect(-10, RAIL - 12, 1210, RAIL + 10)
  return cover(
    '#E5CDB7',
    wallShade(1200, 800, '#C9A78C'),
    disc([600, 470], 350, '#EBD8C5'),
    fill(rect(-10, RAIL + 10, 1210, RAIL + 20), '#B48E72', 0.6),
    fill(rail, '#8A5F43'),
    stipple(
      rail,
      { left: 0, right: 1200, top: RAIL - 12, bottom: RAIL + 10 },
      { colour: palette.umber, towards: 90, clear: 0.2, density: 12 },
    ),
    bunch(200, (tie) => [
      sprig(tie, [70, 610], { leaf: sage, stem: palette.fern, pairs: 6, size: 112, bend: 0.08 }),
      sprig(tie, [330, 600], { leaf: sage, stem: palette.fern, pairs: 6, size: 112, bend: -0.08 }),
      sprig(tie, [200, 680], {
        leaf: { ...sage, light: '#C6D2B8' },
        stem: palette.fern,
        pairs: 7,
        size: 118,
        bend: 0.02,
      }),
    ]),
    bunch(
      478,
      (tie) =>
        [-24, -16, -8, 0, 8, 16, 24].map((turn, i) =>
          spike(tie, polar(tie, 90 - turn, 400 + (i % 3) * 46), 36, lavender, 10, 0.5),
        ),
      70,
    ),
    bunch(
      742,
      (tie) => [
        umbel(tie, [690, 420], 78, gold),
        umbel(tie, [806, 470], 82, gold),
        umbel(tie, [736, 580], 92, gold),
      ],
      96,
    ),
    bunch(
      1020,
      (tie) => [
        sprig(tie, [900, 560], { leaf: bay, stem: palette.moss, pairs: 5, size: 118, bend: 0.1 }),
        sprig(tie, [1140, 570], { leaf: bay, stem: palette.moss, pairs: 5, size: 118, bend: -0.1 }),
        sprig(tie, [1020, 660], {
          leaf: { ...bay, light: '#6F956F' },
          stem: palette.moss,
          pairs: 6,
          size: 124,
          bend: 0.03,
        }),
        daisy([960, 430], 44, flower.chamomile),
        daisy([1070, 500], 50, flower.chamomile, 0.8),
        daisy([1010, 560], 42, flower.chamomile, 0.9),
      ],
      78,
    ),
    fill(rect(0, 748, 1200, 800), '#A97B5C'),
    fill(rect(0, 748, 1200, 758), '#C69A78'),
    stipple(
      rect(0, 758, 1200, 800),
      { left: 0, right: 1200, top: 758, bottom: 800 },
      { colour: palette.umber, towards: 90, clear: 0.1, density: 5 },
    ),
  )
}
