import { disc, hill, oval } from '../kit/form.ts'
import { type Point, polar } from '../kit/geometry.ts'
import { leaf } from '../kit/leaf.ts'
import { curve, ellipse, rect, turned } from '../kit/outline.ts'
import { palette } from '../kit/palette.ts'
import { cover } from '../kit/sheet.ts'
import { stipple } from '../kit/stipple.ts'
import { fill, inside, type Markup, type Picture, stroke } from '../kit/svg.ts'

/** A stem of lemon balm: opposite toothed leaves that shrink towards the top. */
function balmStem(foot: Point, top: Point, size: number, sway: number): Markup {
  const at = (t: number): Point => [
    foot[0] + (top[0] - foot[0]) * t + Math.sin(t * Math.PI) * sway,
    foot[1] + (top[1] - foot[1]) * t,
  ]
  const tiers = [0.22, 0.42, 0.6, 0.76, 0.9]
  const leaves = tiers.flatMap((t, i) => {
    const length = size * (1.05 - t * 0.55)
    return [-1, 1].map((side) =>
      leaf(at(t), polar(at(t), -90 + side * (66 - t * 20), length), {
        light: i % 2 ? '#86A86A' : '#78A064',
        dark: i % 2 ? '#567C4E' : '#4A7048',
        rib: '#C3D3A2',
        veins: 5,
        half: 0.33,
        shape: 'toothed',
        bend: side * 0.08,
      }),
    )
  })
  const crown = [-24, 0, 24].map((turn) =>
    leaf(at(1), polar(at(1), -90 + turn, size * 0.36), {
      light: '#9DBB7E',
      dark: '#6C9459',
      rib: '#C3D3A2',
      half: 0.34,
      shape: 'toothed',
      bend: 0,
    }),
  )
  return (
    stroke(curve([0, 0.25, 0.5, 0.75, 1].map(at)), '#567C4E', 6) + leaves.join('') + crown.join('')
  )
}

function pot(x: number, foot: number): Markup {
  const body = turned(x, [
    [128, foot - 190, 2],
    [98, foot, 12],
  ])
  const rim = turned(x, [
    [142, foot - 238, 6],
    [138, foot - 186, 4],
  ])
  const box = { left: x - 142, right: x + 142, top: foot - 238, bottom: foot }
  return [
    fill(body, palette.clay),
    inside(
      body,
      fill(`M${x + 60} ${foot - 190}H${x + 150}V${foot}H${x + 44}Z`, '#8F4029'),
      fill(rect(x - 104, foot - 190, x - 86, foot), palette.terracotta),
    ),
    stipple(body, box, { colour: '#7E3525', towards: 0, clear: 0.4, density: 8 }),
    fill(rim, palette.terracotta),
    inside(rim, fill(rect(x + 72, foot - 238, x + 150, foot), palette.clay)),
    fill(rect(x - 132, foot - 188, x + 132, foot - 178), '#7E3525', 0.55),
    fill(rect(x - 52, foot - 128, x + 52, foot - 74), palette.cream),
    stroke(`M${x - 36} ${foot - 108}H${x + 36}M${x - 24} ${foot - 92}H${x + 24}`, palette.oat, 4),
  ].join('')
}

/** A pot of lemon balm on a sunny sill. */
export function lemonBalm(): Picture {
  const opening = rect(150, 40, 1090, 640)
  return cover(
    palette.paper,
    stipple(
      rect(0, 0, 1200, 700),
      { left: 0, top: 0, right: 1200, bottom: 700 },
      { colour: palette.oat, towards: 30, clear: 0.3, density: 2 },
    ),
    fill(rect(124, 14, 1116, 650), palette.cream),
    fill(opening, '#BCD0CF'),
    inside(
      opening,
      disc([880, 190], 92, '#F3E3B0'),
      hill(
        [
          [140, 420],
          [340, 350],
          [560, 420],
          [820, 360],
          [1100, 410],
        ],
        660,
        '#A9BFA0',
        { colour: palette.fern, towards: 90, clear: 0.2 },
      ),
      hill(
        [
          [140, 520],
          [420, 470],
          [700, 520],
          [1100, 476],
        ],
        660,
        '#8BA97F',
        { colour: palette.moss, towards: 90, clear: 0.3 },
      ),
    ),
    fill(rect(606, 40, 634, 640), palette.cream),
    fill(rect(150, 300, 1090, 322), palette.cream),
    fill(rect(634, 40, 641, 640), palette.oat, 0.6),
    fill(rect(150, 322, 1090, 328), palette.oat, 0.6),
    fill(rect(60, 636, 1140, 700), palette.cream),
    fill(rect(60, 690, 1140, 712), palette.oat),
    fill(rect(0, 712, 1200, 800), '#DCCFB4'),
    stroke('M60 636H1140', palette.linen, 3),
    fill(ellipse([500, 682], 250, 18), palette.oat),
    balmStem([350, 470], [170, 170], 190, -30),
    balmStem([450, 470], [640, 150], 190, 36),
    balmStem([370, 470], [290, 70], 200, -16),
    balmStem([420, 470], [480, 60], 205, 18),
    balmStem([396, 480], [400, 200], 190, 0),
    pot(400, 684),
    fill(ellipse([900, 684], 150, 12), palette.oat),
    fill(
      turned(850, [
        [74, 560, 3],
        [64, 684, 14],
      ]),
      palette.haze,
    ),
    inside(
      turned(850, [
        [74, 560, 3],
        [64, 684, 14],
      ]),
      fill(rect(776, 590, 924, 684), '#C9CF9B', 0.75),
      fill(rect(896, 560, 930, 690), palette.slate, 0.25),
      fill(rect(788, 560, 798, 690), palette.cream, 0.8),
    ),
    stroke(ellipse([850, 561], 74, 9), palette.slate, 2, 0.6),
    leaf([836, 650], [880, 560], {
      light: '#86A86A',
      dark: '#567C4E',
      half: 0.3,
      shape: 'toothed',
      rib: '#C3D3A2',
      veins: 3,
    }),
    oval([1000, 684], 46, 10, palette.oat),
    leaf([960, 684], [1060, 668], {
      light: '#86A86A',
      dark: '#567C4E',
      half: 0.3,
      shape: 'toothed',
      rib: '#C3D3A2',
      veins: 4,
    }),
  )
}
