import { bust, hairline, patch } from '../kit/bust.ts'
import { barley } from '../kit/flora.ts'
import { disc } from '../kit/form.ts'
import { circle } from '../kit/outline.ts'
import { palette } from '../kit/palette.ts'
import { square } from '../kit/sheet.ts'
import { wallShade } from '../kit/stage.ts'
import { type Picture, stroke } from '../kit/svg.ts'

/** The dietitian: dark curls, beard, round glasses, ochre jumper. */
export function tomasWeld(): Picture {
  const hair = '#3B2A22'
  const gloss = '#5E463A'
  const ear = { stem: '#9C7A35', light: palette.straw, dark: palette.ochre, awn: '#9C7A35' }
  const curls = [
    [-84, -84, 34],
    [-58, -120, 36],
    [-14, -136, 40],
    [34, -130, 38],
    [72, -102, 36],
    [90, -62, 26],
    [-94, -48, 24],
    [4, -108, 34],
    [44, -98, 26],
    [-44, -96, 28],
  ] as const
  const front = [
    patch(
      [
        [-87, 4],
        [-80, 58],
        [-52, 102],
        [0, 122],
        [52, 102],
        [80, 58],
        [87, 4],
        [74, 36],
        [44, 50],
        [22, 46],
        [0, 42],
        [-22, 46],
        [-44, 50],
        [-74, 36],
      ],
      hair,
      '#241812',
    ),
    hairline(
      [
        [-24, 72],
        [0, 78],
        [26, 71],
      ],
      '#C77F6A',
      7,
    ),
    ...curls.map(([x, y, r]) => disc([300 + x, 268 + y], r, hair)),
    ...curls.slice(0, 7).map(([x, y, r]) =>
      hairline(
        [
          [x - r * 0.5, y - r * 0.1],
          [x - r * 0.2, y - r * 0.55],
          [x + r * 0.35, y - r * 0.45],
        ],
        gloss,
        4,
      ),
    ),
    stroke(circle([264, 268], 31) + circle([339, 268], 31), '#B98A3E', 5),
    stroke('M295 264C299 258 304 258 308 264M233 264L206 256M370 264L396 256', '#B98A3E', 5),
  ].join('')
  return square(
    '#E9CFA0',
    wallShade(600, 600, palette.ochre),
    disc([300, 290], 232, '#F1DDB6'),
    barley([70, 640], [70, 190], 46, ear, 0.42),
    barley([120, 650], [20, 300], 40, ear, 0.42),
    barley([530, 640], [530, 210], 46, ear, 0.42),
    bust({
      skin: '#C98F66',
      skinShade: '#A46B45',
      lips: hair,
      brow: hair,
      front,
      smile: 4,
      garment: {
        colour: palette.slate,
        shade: '#2F4755',
        collar:
          stroke('M254 424C268 462 332 462 346 424', '#6F8E9B', 24) +
          stroke('M243 436C260 480 340 480 357 436', '#2F4755', 3),
      },
    }),
  )
}
