import { hill } from '../kit/form.ts'
import { leaf } from '../kit/leaf.ts'
import { circle, ellipse, rect, turned } from '../kit/outline.ts'
import { palette } from '../kit/palette.ts'
import { cup } from '../kit/props.ts'
import { cover } from '../kit/sheet.ts'
import { stars } from '../kit/sky.ts'
import { sprig } from '../kit/sprig.ts'
import { stipple } from '../kit/stipple.ts'
import { fill, inside, type Markup, type Picture, stroke } from '../kit/svg.ts'
import { glass } from '../kit/vessel.ts'

const dusk = ['#33475A', '#4D5F73', '#7A7587', '#B08A8A', '#DBA487', '#EBC08A']

function view(): Markup {
  const pane = rect(420, 60, 1000, 600)
  return inside(
    pane,
    ...dusk.map((colour, i) => fill(rect(420, 60 + i * 78, 1000, 610), colour)),
    stars('window', { left: 430, top: 70, right: 990, bottom: 210 }, 16, palette.cream),
    fill('M860 150A44 44 0 1 0 900 214A36 36 0 0 1 860 150Z', palette.cream),
    hill(
      [
        [400, 520],
        [540, 470],
        [700, 520],
        [860, 462],
        [1010, 510],
      ],
      620,
      '#5B5A70',
      { colour: '#33475A', towards: 90, clear: 0.2 },
    ),
    hill(
      [
        [400, 580],
        [560, 540],
        [760, 584],
        [1010, 546],
      ],
      620,
      '#33475A',
    ),
  )
}

function curtain(side: 'left' | 'right'): Markup {
  const x = side === 'left' ? 300 : 1120
  const way = side === 'left' ? 1 : -1
  const d = `M${x - way * 60} -10H${x + way * 190}C${x + way * 178} 200 ${x + way * 150} 360 ${x + way * 40} 470C${x + way * 70} 560 ${x + way * 76} 660 ${x + way * 80} 700H${x - way * 60}Z`
  const folds = [-20, 30, 80, 130]
    .map(
      (k) =>
        `M${x + way * k} -10C${x + way * k} 200 ${x + way * (k * 0.8)} 340 ${x + way * (k * 0.35)} 460`,
    )
    .join('')
  const box = { left: x - 200, right: x + 200, top: 0, bottom: 700 }
  return (
    fill(d, '#A5563F') +
    stipple(d, box, {
      colour: '#6F3428',
      towards: side === 'left' ? 180 : 20,
      clear: 0.3,
      density: 4,
    }) +
    stroke(folds, '#7E3E2E', 5, 0.8) +
    fill(`M${x - way * 62} 452L${x + way * 66} 440V476L${x - way * 62} 488Z`, palette.straw)
  )
}

function lamp(x: number, foot: number): Markup {
  const shade = `M${x - 70} ${foot - 330}H${x + 70}L${x + 120} ${foot - 190}H${x - 120}Z`
  return [
    fill(circle([x, foot - 230], 250), palette.straw, 0.13),
    fill(circle([x, foot - 230], 170), palette.straw, 0.16),
    fill(
      turned(x, [
        [16, foot - 196, 2],
        [16, foot - 150, 6],
        [54, foot - 90, 30],
        [38, foot - 12, 14],
        [58, foot, 4],
      ]),
      palette.botanical,
    ),
    fill(
      `M${x + 14} ${foot - 150}C${x + 60} ${foot - 110} ${x + 44} ${foot - 40} ${x + 26} ${foot}H${x + 58}L${x + 38} ${foot - 14}C${x + 60} ${foot - 60} ${x + 70} ${foot - 110} ${x + 16} ${foot - 150}Z`,
      palette.forest,
      0.6,
    ),
    fill(shade, palette.straw),
    stipple(
      shade,
      { left: x - 120, right: x + 120, top: foot - 330, bottom: foot - 190 },
      { colour: palette.ochre, towards: 250, clear: 0.3, density: 8 },
    ),
    fill(ellipse([x, foot - 190], 120, 9), '#F6E3B4'),
  ].join('')
}

/** A window at dusk: the light outside goes down, one low lamp inside. */
export function eveningWindow(): Picture {
  const white = { ...glass.white, body: '#D8C7A8', deep: '#A58F6A', gleam: '#EFE3C9' }
  return cover(
    '#3A4A45',
    fill(rect(0, 0, 1200, 660), '#42544C'),
    stipple(
      rect(0, 0, 1200, 660),
      { left: 0, top: 0, right: 1200, bottom: 660 },
      { colour: palette.forest, towards: 180, clear: 0.2, density: 2 },
    ),
    fill(rect(392, 32, 1028, 628), '#CDB68D'),
    view(),
    fill(rect(700, 60, 718, 600), '#CDB68D'),
    fill(rect(420, 310, 1000, 326), '#CDB68D'),
    fill(rect(718, 60, 724, 600), palette.ink, 0.2),
    fill(rect(420, 326, 1000, 332), palette.ink, 0.2),
    curtain('left'),
    curtain('right'),
    fill(rect(340, 620, 1080, 652), '#B79C6F'),
    fill(rect(0, 660, 1200, 800), '#7A5238'),
    fill(rect(0, 660, 1200, 676), '#96684A'),
    stipple(
      rect(0, 676, 1200, 800),
      { left: 0, top: 676, right: 1200, bottom: 800 },
      { colour: palette.umber, towards: 90, clear: 0.1, density: 5 },
    ),
    sprig([900, 650], [985, 360], {
      leaf: { light: palette.fern, dark: palette.moss, half: 0.3, shape: 'round' },
      stem: palette.moss,
      pairs: 5,
      size: 70,
      alternate: true,
    }),
    sprig([890, 650], [830, 420], {
      leaf: { light: palette.moss, dark: palette.forest, half: 0.3, shape: 'round' },
      stem: palette.moss,
      pairs: 4,
      size: 64,
      alternate: true,
    }),
    fill(
      turned(895, [
        [40, 560, 4],
        [66, 600, 26],
        [60, 690, 20],
        [40, 700, 6],
      ]),
      palette.slate,
    ),
    fill(
      `M905 560H935V566L961 602C966 640 958 680 940 700H915C940 670 945 610 905 560Z`,
      '#2F4755',
      0.7,
    ),
    lamp(190, 730),
    fill(ellipse([600, 748], 190, 16), palette.umber, 0.6),
    cup({ x: 560, foot: 735, half: 82, height: 84 }, white, '#9B6A33'),
    fill('M300 762L420 728L470 744L352 780Z', palette.clay),
    fill('M300 762L352 780V792L300 774Z', '#853D28'),
    fill('M352 780L470 744V755L352 792Z', palette.cream),
    leaf([420, 730], [360, 700], { light: palette.sage, dark: palette.fern }),
  )
}
