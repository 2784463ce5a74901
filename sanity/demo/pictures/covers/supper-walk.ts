import { umbel } from '../kit/flora.ts'
import { cut, disc, hill } from '../kit/form.ts'
import { bounds, type Point } from '../kit/geometry.ts'
import { curve, rect, smooth } from '../kit/outline.ts'
import { palette } from '../kit/palette.ts'
import { cover } from '../kit/sheet.ts'
import { halo } from '../kit/sky.ts'
import { stipple } from '../kit/stipple.ts'
import { fill, type Markup, type Picture, stroke } from '../kit/svg.ts'

function poplar(x: number, foot: number, height: number): Markup {
  const half = height * 0.13
  const crown: Point[] = [
    [x, foot - height],
    [x + half * 0.8, foot - height * 0.7],
    [x + half, foot - height * 0.35],
    [x + half * 0.5, foot - height * 0.1],
    [x - half * 0.5, foot - height * 0.1],
    [x - half, foot - height * 0.35],
    [x - half * 0.8, foot - height * 0.7],
  ]
  return (
    fill(rect(x - half * 0.14, foot - height * 0.2, x + half * 0.14, foot), palette.umber) +
    cut(crown, '#4C6B4A', { colour: palette.forest, towards: 10, clear: 0.2, density: 14 }) +
    stroke(
      curve([
        [x, foot - height * 0.12],
        [x + 1, foot - height * 0.5],
        [x, foot - height * 0.84],
      ]),
      palette.forest,
      half * 0.08,
      0.6,
    )
  )
}

function house(x: number, foot: number, size: number): Markup {
  return [
    fill(rect(x, foot - size * 0.6, x + size, foot), palette.cream),
    fill(rect(x + size, foot - size * 0.6, x + size * 1.4, foot), palette.oat),
    fill(
      `M${x - size * 0.08} ${foot - size * 0.58}L${x + size * 0.24} ${foot - size}H${x + size * 1.2}L${x + size * 1.48} ${foot - size * 0.58}Z`,
      palette.clay,
    ),
    fill(
      `M${x + size} ${foot - size * 0.58}L${x + size * 1.2} ${foot - size}L${x + size * 1.48} ${foot - size * 0.58}Z`,
      '#853D28',
    ),
    fill(
      rect(x + size * 0.18, foot - size * 0.42, x + size * 0.38, foot - size * 0.18),
      palette.ochre,
    ),
    fill(
      rect(x + size * 0.62, foot - size * 0.42, x + size * 0.82, foot - size * 0.18),
      palette.ochre,
    ),
    fill(rect(x + size * 0.9, foot - size * 1.2, x + size * 1.02, foot - size * 0.9), '#853D28'),
  ].join('')
}

function walker(
  x: number,
  foot: number,
  size: number,
  coat: string,
  shade: string,
  hair: string,
): Markup {
  const at = (dx: number, dy: number): Point => [x + dx * size, foot + dy * size]
  const body = [
    at(-0.11, -0.77),
    at(0.11, -0.77),
    at(0.14, -0.6),
    at(0.12, -0.46),
    at(0.14, -0.32),
    at(-0.14, -0.32),
    at(-0.12, -0.46),
    at(-0.14, -0.6),
  ]
  return [
    fill(
      `M${x} ${foot}L${x + size * 0.9} ${foot + size * 0.12}L${x + size * 0.92} ${foot + size * 0.2}L${x - size * 0.06} ${foot + size * 0.03}Z`,
      palette.umber,
      0.35,
    ),
    stroke(curve([at(-0.06, -0.34), at(-0.1, -0.16), at(-0.14, 0)]), palette.ink, size * 0.075),
    stroke(curve([at(0.06, -0.34), at(0.12, -0.18), at(0.1, 0)]), palette.ink, size * 0.075),
    fill(smooth(body), coat),
    stipple(smooth(body), bounds(body), { colour: shade, towards: 0, clear: 0.3, density: 40 }),
    stroke(curve([at(-0.13, -0.7), at(-0.19, -0.56), at(-0.16, -0.43)]), shade, size * 0.06),
    stroke(curve([at(0.13, -0.7), at(0.2, -0.57), at(0.19, -0.44)]), shade, size * 0.06),
    stroke(`M${x} ${foot - size * 0.84}V${foot - size * 0.76}`, '#A06A48', size * 0.07),
    disc(at(0, -0.89), size * 0.082, hair),
  ].join('')
}

/** Two walkers on a field path after supper, the sun going down. */
export function supperWalk(): Picture {
  const dry = { stem: palette.forest, head: '#D9B45C', deep: '#A9822F' }
  return cover(
    '#F0C9A4',
    halo([840, 330], [360, 270, 190], ['#F2D0A0', '#F3D58F', '#F0C873']),
    disc([840, 330], 112, palette.terracotta, { colour: palette.clay, clear: 0.4, density: 10 }),
    hill(
      [
        [0, 360],
        [200, 300],
        [420, 370],
        [640, 320],
        [900, 390],
        [1200, 320],
      ],
      800,
      '#C79A8A',
      { colour: '#A0736C', towards: 90, clear: 0.1 },
    ),
    hill(
      [
        [0, 450],
        [260, 400],
        [560, 450],
        [860, 410],
        [1200, 452],
      ],
      800,
      '#A3A07A',
      { colour: '#7C7F5A', towards: 90, clear: 0.1 },
    ),
    house(250, 436, 62),
    poplar(190, 446, 190),
    poplar(386, 440, 150),
    poplar(150, 452, 130),
    hill(
      [
        [0, 540],
        [300, 480],
        [640, 540],
        [1000, 486],
        [1200, 520],
      ],
      800,
      '#7F9461',
      { colour: palette.moss, towards: 60, clear: 0.3 },
    ),
    poplar(1040, 500, 250),
    poplar(1105, 508, 200),
    fill(
      'M560 524C640 540 760 548 716 596C660 652 420 660 300 810H760C760 690 900 660 880 590C866 540 700 530 600 516Z',
      '#EBD3A0',
    ),
    fill(
      'M600 516C700 530 866 540 880 590C900 660 760 690 760 810H700C720 700 850 660 836 596C826 548 700 532 580 520Z',
      '#D2B27A',
    ),
    walker(640, 690, 150, palette.slate, '#2F4755', '#6B4630'),
    walker(556, 704, 156, palette.clay, '#7E3525', '#C9B79A'),
    hill(
      [
        [-10, 640],
        [120, 648],
        [250, 730],
        [330, 810],
      ],
      820,
      '#4F6B45',
      { colour: palette.forest, towards: 60, clear: 0.2 },
    ),
    hill(
      [
        [760, 815],
        [860, 720],
        [1000, 660],
        [1210, 630],
      ],
      820,
      '#5B774B',
      { colour: palette.forest, towards: 60, clear: 0.2 },
    ),
    umbel([100, 830], [80, 520], 120, dry),
    umbel([140, 830], [196, 610], 84, dry, 7),
    umbel([1080, 830], [1110, 560], 104, dry),
    umbel([1040, 830], [1000, 650], 74, dry, 7),
    umbel([1150, 830], [1190, 660], 70, dry, 7),
  )
}
