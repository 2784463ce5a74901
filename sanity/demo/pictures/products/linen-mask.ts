import { disc } from '../kit/form.ts'
import { bounds, num, type Point } from '../kit/geometry.ts'
import { curve, rect, smooth } from '../kit/outline.ts'
import { palette } from '../kit/palette.ts'
import { upright } from '../kit/sheet.ts'
import { moon, stars } from '../kit/sky.ts'
import { sprig } from '../kit/sprig.ts'
import { wallShade } from '../kit/stage.ts'
import { stipple } from '../kit/stipple.ts'
import { fill, group, inside, type Markup, type Picture, stroke } from '../kit/svg.ts'
import { type as setType } from '../kit/type.ts'

export type Cloth = { body: string; deep: string; weave: string; edge: string }

/** The three linens of the mask. */
export const cloth = {
  oat: { body: '#DECDAB', deep: '#B9A47C', weave: '#C9B78F', edge: '#8E7A55' },
  moss: { body: '#5A7359', deep: '#34493A', weave: '#7C9478', edge: '#28392C' },
  slate: { body: '#5F7E8C', deep: '#38525F', weave: '#809BA6', edge: '#22394A' },
} as const satisfies Record<string, Cloth>

function weave(width: number, height: number, colour: string): Markup {
  const pitch = width / 120
  const rows = Array.from(
    { length: Math.round(height / pitch) },
    (_, i) => `M${num(-width / 2)} ${num(-height / 2 + i * pitch)}H${num(width / 2)}`,
  )
  const lines = Array.from(
    { length: Math.round(width / pitch) },
    (_, i) => `M${num(-width / 2 + i * pitch)} ${num(-height / 2)}V${num(height / 2)}`,
  )
  return stroke(rows.join('') + lines.join(''), colour, pitch * 0.16, 0.5)
}

function maskOutline(size: number, inset = 0): Point[] {
  const half: Point[] = [
    [0, -0.36],
    [0.34, -0.42],
    [0.74, -0.36],
    [0.98, -0.14],
    [0.96, 0.14],
    [0.72, 0.42],
    [0.4, 0.44],
    [0.17, 0.26],
    [0, 0.1],
  ]
  const pull = 1 - inset
  const right = half.map(
    ([x, y]): Point => [x * size * pull, y * size * (1 - inset * 1.7) + size * inset * 0.03],
  )
  const left = right.slice(1, -1).map(([x, y]): Point => [-x, y])
  return [...right, ...left.reverse()]
}

/** The sleep mask lying flat, turned by `turn` degrees about `at`; `size` is half its width. */
function linenMask(at: Point, size: number, turn: number, look: Cloth, shadow: string): Markup {
  const points = maskOutline(size)
  const outline = smooth(points)
  const seam = smooth(maskOutline(size, 0.07))
  const folds = [
    [
      [-0.62, -0.2],
      [-0.4, -0.1],
      [-0.2, -0.16],
    ],
    [
      [0.2, -0.2],
      [0.44, -0.08],
      [0.66, -0.14],
    ],
    [
      [0.36, 0.2],
      [0.5, 0.28],
      [0.66, 0.2],
    ],
    [
      [-0.7, 0.16],
      [-0.54, 0.26],
      [-0.38, 0.22],
    ],
  ].map((fold) => curve(fold.map(([x = 0, y = 0]): Point => [x * size, y * size])))
  return group(
    `translate(${num(at[0])} ${num(at[1])}) rotate(${num(turn)})`,
    group(`translate(${num(size * 0.03)} ${num(size * 0.06)})`, fill(outline, shadow)),
    fill(outline, look.body),
    inside(outline, weave(size * 2, size * 1.1, look.weave)),
    stipple(outline, bounds(points), { colour: look.deep, towards: 60, clear: 0.3, density: 7 }),
    stroke(folds.join(''), look.deep, size * 0.012, 0.8),
    stroke(outline, look.edge, size * 0.022),
    `<path d="${seam}" fill="none" stroke="${look.edge}" stroke-width="${num(size * 0.01)}" stroke-dasharray="${num(size * 0.035)} ${num(size * 0.025)}"/>`,
    fill(rect(size * 0.6, size * 0.02, size * 0.84, size * 0.14), palette.cream),
    setType('Mossrow', [size * 0.72, size * 0.098], {
      face: 'displayItalic',
      size: size * 0.055,
      colour: palette.ink,
      align: 'middle',
    }),
  )
}

function strap(points: readonly Point[], width: number, look: Cloth, shadow: string): Markup {
  const line = curve(points)
  return (
    group('translate(6 10)', stroke(line, shadow, width)) +
    stroke(line, look.deep, width) +
    stroke(line, look.body, width * 0.72)
  )
}

const bedside = { sheet: '#7E97A0', fold: '#6A8590', shadow: '#54707C' }

function linen(): Markup {
  const folds: readonly (readonly Point[])[] = [
    [
      [-20, 300],
      [220, 240],
      [470, 330],
      [820, 230],
    ],
    [
      [-20, 820],
      [200, 760],
      [520, 850],
      [820, 770],
    ],
    [
      [560, -20],
      [600, 140],
      [540, 260],
      [600, 330],
    ],
    [
      [120, 1020],
      [170, 930],
      [140, 860],
    ],
  ]
  return folds
    .map((fold, i) => stroke(curve(fold), i % 2 ? bedside.fold : bedside.shadow, 5, 0.6))
    .join('')
}

export function linenSleepMask(): Picture {
  const stem = {
    leaf: { light: palette.mist, dark: palette.sage, half: 0.3, shape: 'round' as const },
    stem: palette.sage,
    pairs: 6,
    size: 104,
    alternate: true,
  }
  return upright(
    bedside.sheet,
    wallShade(800, 1000, bedside.shadow),
    linen(),
    fill('M-20 -20H820V220C640 300 560 190 380 230S120 300 -20 250Z', '#E9E1D0'),
    fill(
      'M-20 250C120 300 200 270 380 230S640 300 820 220V250C640 330 560 222 380 262S120 332 -20 282Z',
      bedside.shadow,
      0.5,
    ),
    strap(
      [
        [655, 520],
        [800, 620],
        [690, 790],
        [420, 800],
        [160, 780],
        [40, 640],
        [165, 512],
      ],
      26,
      cloth.oat,
      bedside.shadow,
    ),
    linenMask([410, 500], 330, -5, cloth.oat, bedside.shadow),
    group(
      'translate(8 12)',
      sprig([640, 970], [250, 850], {
        ...stem,
        leaf: { ...stem.leaf, light: bedside.shadow, dark: bedside.shadow },
        stem: bedside.shadow,
      }),
    ),
    sprig([640, 970], [250, 850], stem),
  )
}

export function linenSleepMaskColours(): Picture {
  return upright(
    palette.linen,
    wallShade(800, 1000, palette.oat),
    disc([400, 500], 380, palette.paper),
    linenMask([400, 250], 270, -4, cloth.oat, palette.oat),
    linenMask([410, 505], 270, 3, cloth.moss, palette.oat),
    linenMask([395, 765], 270, -3, cloth.slate, palette.oat),
  )
}

export function linenSleepMaskDetail(): Picture {
  return upright(
    palette.night,
    stars('mask', { left: 0, top: 0, right: 800, bottom: 420 }, 40, palette.sky),
    moon([600, 220], 130),
    linenMask([80, 930], 800, -5, cloth.moss, '#111D26'),
  )
}
