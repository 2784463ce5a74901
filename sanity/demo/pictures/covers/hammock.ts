import { cut, disc, hill } from '../kit/form.ts'
import { bounds, type Point, polar } from '../kit/geometry.ts'
import { leaf } from '../kit/leaf.ts'
import { curve, smooth } from '../kit/outline.ts'
import { palette } from '../kit/palette.ts'
import { seeded } from '../kit/random.ts'
import { cover } from '../kit/sheet.ts'
import { stipple } from '../kit/stipple.ts'
import { fill, inside, type Markup, type Picture, stroke } from '../kit/svg.ts'

function trunk(x: number, width: number, lean: number): Markup {
  const d = `M${x - width * 0.8} 760C${x - width * 0.4} 640 ${x - width * 0.5 + lean} 300 ${x - width * 0.4 + lean * 1.4} -20H${x + width * 0.4 + lean * 1.4}C${x + width * 0.4 + lean} 300 ${x + width * 0.4} 640 ${x + width * 0.9} 760Z`
  return (
    fill(d, '#8A5F43') +
    stipple(
      d,
      { left: x - width, right: x + width + lean, top: 0, bottom: 760 },
      { colour: palette.umber, towards: 0, clear: 0.35, density: 10 },
    ) +
    stroke(
      curve([
        [x + lean, 80],
        [x + lean * 0.7, 300],
        [x, 620],
      ]),
      palette.umber,
      4,
      0.5,
    )
  )
}

function canopy(
  seedName: string,
  area: { x: number; y: number; w: number; h: number },
  count: number,
): Markup {
  const random = seeded(seedName)
  const tones = [
    [palette.sage, palette.fern],
    [palette.fern, palette.moss],
    [palette.moss, palette.forest],
  ] as const
  return Array.from({ length: count }, (_, i) => {
    const base: Point = [area.x + (random() * 2 - 1) * area.w, area.y + (random() * 2 - 1) * area.h]
    const tone = tones[(i + Math.floor(random() * 2)) % 3] ?? tones[0]
    return leaf(base, polar(base, 40 + random() * 100, 90 + random() * 80), {
      light: tone[0],
      dark: tone[1],
      half: 0.25,
      bend: random() * 0.2 - 0.1,
      veins: i % 2 ? 4 : 0,
      rib: tone[1],
    })
  }).join('')
}

/** A hammock between two trees, a book left open: rest as part of training. */
export function hammock(): Picture {
  const top = (t: number): number => 330 + Math.sin(t * Math.PI) * 200
  const rim = [0, 0.16, 0.33, 0.5, 0.67, 0.84, 1].map((t): Point => [250 + t * 700, top(t)])
  const belly = [1, 0.84, 0.67, 0.5, 0.33, 0.16, 0].map(
    (t): Point => [250 + t * 700, top(t) + Math.sin(t * Math.PI) * 104],
  )
  const outline = smooth([...rim, ...belly.slice(1, -1)])
  const stripes = Array.from({ length: 15 }, (_, i) => {
    const x = 285 + i * 46
    return `M${x} 300C${x - 12} 440 ${x + 12} 560 ${x} 680`
  }).join('')
  const ropes = [270, 279, 288].map((y) => `M158 ${y}L252 332M1042 ${y}L948 332`).join('')
  return cover(
    '#DCE3CF',
    disc([600, 330], 310, '#EBD9A6'),
    disc([600, 330], 230, '#F1E3BC'),
    hill(
      [
        [0, 560],
        [260, 500],
        [600, 560],
        [900, 510],
        [1200, 556],
      ],
      800,
      '#A9BC97',
      { colour: palette.fern, towards: 90, clear: 0.2 },
    ),
    hill(
      [
        [0, 680],
        [300, 640],
        [620, 672],
        [900, 640],
        [1200, 676],
      ],
      800,
      '#86A077',
      { colour: palette.moss, towards: 70, clear: 0.2 },
    ),
    cut(
      [
        [300, 722],
        [600, 702],
        [930, 716],
        [960, 740],
        [600, 756],
        [280, 742],
      ],
      palette.fern,
    ),
    trunk(130, 58, 20),
    trunk(1070, 66, -26),
    stroke(ropes, palette.linen, 4),
    stroke(
      'M112 268H178M110 276H178M108 284H178M1020 266H1092M1020 275H1094M1020 284H1096',
      palette.linen,
      6,
    ),
    fill(outline, palette.clay),
    inside(outline, stroke(stripes, palette.blush, 15)),
    stipple(outline, bounds([...rim, ...belly]), {
      colour: '#6F3428',
      towards: 75,
      clear: 0.3,
      density: 6,
    }),
    stroke(curve(rim), '#853D28', 8),
    fill(
      'M520 470C560 440 620 446 640 470C660 446 720 444 760 474L748 548C716 526 670 528 644 546C616 526 572 524 540 548Z',
      palette.cream,
    ),
    fill('M640 470C660 446 720 444 760 474L748 548C716 526 670 528 644 546Z', palette.linen),
    stroke('M640 470L644 546', palette.oat, 3),
    stroke(
      'M548 486C580 470 604 474 622 484M552 504C582 490 606 494 624 502M664 484C690 472 716 474 738 486M664 502C690 490 716 492 736 504',
      palette.oat,
      3,
    ),
    canopy('left', { x: 130, y: 10, w: 210, h: 90 }, 26),
    canopy('right', { x: 1060, y: 10, w: 220, h: 90 }, 28),
    hill(
      [
        [0, 776],
        [260, 752],
        [640, 780],
        [980, 750],
        [1200, 774],
      ],
      810,
      palette.moss,
    ),
    ...[
      [80, 800, 60, 640],
      [150, 810, 190, 660],
      [1130, 810, 1160, 640],
      [1060, 815, 1010, 690],
    ].map(([a = 0, b = 0, c = 0, d = 0]) =>
      leaf([a, b], [c, d], { light: palette.fern, dark: palette.forest, half: 0.12, bend: 0.12 }),
    ),
  )
}
