import { bounds, type Point } from './geometry.ts'
import { curve, smooth } from './outline.ts'
import { palette } from './palette.ts'
import { stipple } from './stipple.ts'
import { fill, inside, type Markup, stroke } from './svg.ts'

/** Offsets from the middle of the face, in units. */
export type Shape = readonly Point[]

export type Look = {
  skin: string
  skinShade: string
  lips: string
  brow: string
  /** Widens or narrows the jaw, about 1. */
  jaw?: number
  garment: { colour: string; shade: string; collar: Markup }
  /** Drawn behind the head: long hair, a bun. */
  back?: Markup
  /** Drawn over the head: fringe, parting, beard, glasses. */
  front?: Markup
  smile?: number
}

/** The middle of every face on its sheet. */
const FACE: Point = [300, 268]

/** Turns offsets from the face's middle into points of the sheet. */
export function face(shape: Shape): Point[] {
  return shape.map(([x, y]) => [FACE[0] + x, FACE[1] + y])
}

/** A smooth closed shape given by offsets from the face's middle, shaded on request. */
export function patch(shape: Shape, colour: string, shade?: string): Markup {
  const points = face(shape)
  const outline = smooth(points)
  const dust = shade
    ? stipple(outline, bounds(points), { colour: shade, towards: 20, clear: 0.3, density: 10 })
    : ''
  return fill(outline, colour) + dust
}

export function hairline(shape: Shape, colour: string, width: number): Markup {
  return stroke(curve(face(shape)), colour, width)
}

/** Head and shoulders, lit from the upper left: one plane of light, one of shade. */
export function bust(look: Look): Markup {
  const { skin, skinShade, jaw = 1, garment, smile = 6 } = look
  const head: Shape = [
    [0, -112],
    [58, -98],
    [86, -44],
    [85, 14],
    [70 * jaw, 66],
    [34 * jaw, 106],
    [0, 114],
    [-34 * jaw, 106],
    [-70 * jaw, 66],
    [-85, 14],
    [-86, -44],
    [-58, -98],
  ]
  const outline = smooth(face(head))
  const plane: Shape = [
    [8, -130],
    [4, -40],
    [6, -18],
    [22, 30],
    [4, 40],
    [2, 54],
    [8, 70],
    [2, 88],
    [6, 130],
    [120, 130],
    [120, -130],
  ]
  const planeOutline = `M${face(plane)
    .map((point) => point.join(' '))
    .join('L')}Z`
  const ear = (side: number): Markup =>
    patch(
      [
        [side * 80, -18],
        [side * 98, -22],
        [side * 101, 4],
        [side * 90, 30],
        [side * 80, 24],
      ],
      side > 0 ? skinShade : skin,
    )
  const eye = (x: number): Markup =>
    [
      hairline(
        [
          [x - 17, -3],
          [x, -12],
          [x + 17, -3],
        ],
        look.brow,
        4,
      ),
      fill(`M${FACE[0] + x - 8} ${FACE[1] - 1}a8 8.5 0 1 0 16 0a8 8.5 0 1 0 -16 0`, palette.ink),
      fill(
        `M${FACE[0] + x - 4} ${FACE[1] - 4}a2.4 2.4 0 1 0 4.8 0a2.4 2.4 0 1 0 -4.8 0`,
        palette.cream,
      ),
      hairline(
        [
          [x - 22, -31],
          [x - 2, -38],
          [x + 20, -31],
        ],
        look.brow,
        7,
      ),
    ].join('')
  const shoulders =
    'M60 620C64 520 110 468 208 442C250 430 262 420 264 404H336C338 420 350 430 392 442C490 468 536 520 540 620Z'
  const neck = 'M258 340H342V420C342 458 258 458 258 420Z'
  return [
    look.back ?? '',
    fill(shoulders, garment.colour),
    stipple(
      shoulders,
      { left: 60, right: 540, top: 400, bottom: 620 },
      { colour: garment.shade, towards: 20, clear: 0.35, density: 5 },
    ),
    fill('M392 442C490 468 536 520 540 620H430C446 560 430 490 392 442Z', garment.shade, 0.6),
    fill(neck, skin),
    inside(
      neck,
      fill(
        'M258 352C290 396 330 392 342 376V470H258V400C276 420 300 424 306 440V470H342V340H258Z',
        skinShade,
      ),
    ),
    garment.collar,
    ear(-1),
    ear(1),
    fill(outline, skin),
    inside(outline, fill(planeOutline, skinShade)),
    stipple(
      outline,
      { left: 214, right: 300, top: 160, bottom: 384 },
      { colour: skinShade, towards: 40, clear: 0.45, density: 7 },
    ),
    eye(-36),
    eye(38),
    hairline(
      [
        [-24, 65 - smile * 0.5],
        [-14, 66 + smile * 0.45],
        [0, 66 + smile * 0.9],
        [15, 66 + smile * 0.4],
        [26, 64 - smile * 0.5],
      ],
      look.lips,
      6,
    ),
    look.front ?? '',
  ].join('')
}
