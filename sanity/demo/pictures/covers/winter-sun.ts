import { umbel } from '../kit/flora.ts'
import { disc, hill } from '../kit/form.ts'
import type { Point } from '../kit/geometry.ts'
import { curve } from '../kit/outline.ts'
import { palette } from '../kit/palette.ts'
import { cover } from '../kit/sheet.ts'
import { halo } from '../kit/sky.ts'
import { fill, type Markup, type Picture, stroke } from '../kit/svg.ts'

function birch(x: number, width: number, top: number): Markup {
  const marks = Array.from({ length: 9 }, (_, i) => {
    const y = top + 60 + i * 84 + ((i * 37) % 29)
    const from = i % 2 === 0 ? x - width / 2 : x + width * 0.02
    return `M${from} ${y}q${width * 0.25} ${-5 + (i % 3) * 4} ${width * 0.46} 2`
  })
  return [
    fill(
      `M${x - width / 2} 820L${x - width * 0.4} ${top}H${x + width * 0.36}L${x + width / 2} 820Z`,
      palette.cream,
    ),
    fill(
      `M${x + width * 0.16} 820L${x + width * 0.14} ${top}H${x + width * 0.36}L${x + width / 2} 820Z`,
      palette.oat,
    ),
    stroke(marks.join(''), palette.umber, width * 0.1),
  ].join('')
}

function branch(from: Point, to: Point, weight: number): Markup {
  const at = (t: number, lift: number): Point => [
    from[0] + (to[0] - from[0]) * t,
    from[1] + (to[1] - from[1]) * t - lift,
  ]
  const side = Math.sign(to[0] - from[0])
  const twigs = [0.45, 0.7].map((t, i) =>
    curve([
      at(t, 0),
      at(t + 0.12, 26),
      [at(t + 0.16, 0)[0] + side * 8, at(t + 0.2, 62 - i * 14)[1]],
    ]),
  )
  return (
    stroke(curve([from, at(0.5, 0), to]), palette.umber, weight) +
    stroke(twigs.join(''), palette.umber, weight * 0.55)
  )
}

/** A low winter sun between birches: where vitamin D comes from, and when it does not. */
export function winterSun(): Picture {
  const gold = { stem: '#8A5A33', head: palette.clay, deep: '#8A4329' }
  return cover(
    '#EFCFB6',
    halo([560, 420], [470, 360, 262], ['#F0C9A0', '#F0C384', palette.straw]),
    disc([560, 420], 178, '#DE9C3F', { colour: palette.clay, clear: 0.35, density: 9 }),
    hill(
      [
        [0, 520],
        [190, 470],
        [420, 530],
        [640, 480],
        [900, 540],
        [1200, 470],
      ],
      800,
      '#B9A7A0',
      {
        colour: '#8E8288',
        towards: 90,
        clear: 0.1,
      },
    ),
    hill(
      [
        [0, 600],
        [260, 560],
        [560, 604],
        [860, 570],
        [1200, 610],
      ],
      800,
      palette.sky,
      {
        colour: palette.slate,
        towards: 90,
        clear: 0.25,
        density: 5,
      },
    ),
    hill(
      [
        [0, 700],
        [300, 655],
        [620, 692],
        [900, 650],
        [1200, 690],
      ],
      800,
      palette.haze,
      {
        colour: palette.sky,
        towards: 60,
        clear: 0.3,
      },
    ),
    branch([905, 190], [760, 20], 8),
    branch([1075, 250], [1230, 90], 9),
    birch(905, 58, -20),
    birch(1075, 84, -20),
    birch(1010, 30, -20),
    birch(90, 64, -20),
    branch([104, 222], [260, 70], 8),
    umbel([330, 830], [270, 500], 132, gold),
    umbel([360, 830], [395, 600], 92, gold, 7),
    umbel([270, 840], [170, 640], 78, gold, 7),
    umbel([760, 840], [745, 660], 74, gold, 7),
    hill(
      [
        [0, 782],
        [300, 762],
        [700, 786],
        [1200, 758],
      ],
      800,
      palette.cream,
    ),
  )
}
