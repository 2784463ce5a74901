import { disc } from '../kit/form.ts'
import { bounds, num, type Point, steps } from '../kit/geometry.ts'
import { curve, rect } from '../kit/outline.ts'
import { palette } from '../kit/palette.ts'
import { cover } from '../kit/sheet.ts'
import { moon, stars } from '../kit/sky.ts'
import { stipple } from '../kit/stipple.ts'
import { fill, inside, type Markup, type Picture, stroke } from '../kit/svg.ts'

type Patch = {
  ridge: readonly Point[]
  colour: string
  shade: string
  pattern: (box: { left: number; top: number; right: number }) => Markup
}

const stitches = (d: string, colour: string) =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="3" stroke-dasharray="13 9" stroke-linecap="round"/>`

function rows(ridge: readonly Point[], colour: string): Markup {
  return [34, 68, 102, 136, 170]
    .map((drop) => stitches(curve(ridge.map(([x, y]): Point => [x, y + drop])), colour))
    .join('')
}

function dots(colour: string) {
  return ({ left, top, right }: { left: number; top: number; right: number }): Markup => {
    const d = Array.from({ length: 12 }, (_, r) =>
      Array.from({ length: Math.ceil((right - left) / 46) }, (_, c) => {
        const x = left + c * 46 + (r % 2) * 23
        const y = top + r * 38
        return `M${num(x - 5)} ${num(y)}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0`
      }).join(''),
    ).join('')
    return fill(d, colour)
  }
}

function stripes(colour: string, lean: number) {
  return ({ left, top, right }: { left: number; top: number; right: number }): Markup => {
    const d = steps(Math.ceil((right - left) / 38) + 10)
      .map((_, i) => `M${left - 200 + i * 38} ${top - 40}l${lean} 560`)
      .join('')
    return stroke(d, colour, 11)
  }
}

function crosses(colour: string) {
  return ({ left, top, right }: { left: number; top: number; right: number }): Markup => {
    const d = Array.from({ length: 9 }, (_, r) =>
      Array.from({ length: Math.ceil((right - left) / 64) }, (_, c) => {
        const x = left + c * 64 + (r % 2) * 32
        const y = top + r * 50
        return `M${x - 9} ${y}h18M${x} ${y - 9}v18`
      }).join(''),
    ).join('')
    return stroke(d, colour, 3)
  }
}

function patch({ ridge, colour, shade, pattern }: Patch): Markup {
  const box = { ...bounds(ridge), bottom: 800 }
  const d = `${curve(ridge)}L${box.right} 810L${box.left} 810Z`
  return (
    fill(d, colour) +
    inside(d, pattern(box), rows(ridge, shade)) +
    stipple(d, box, { colour: shade, towards: 60, clear: 0.3, density: 4 })
  )
}

/** A quilt whose folds turn into night hills, with a wakeful moon above. */
export function quiltHills(): Picture {
  const patches: Patch[] = [
    {
      ridge: [
        [-20, 470],
        [180, 400],
        [420, 452],
        [660, 380],
        [900, 440],
        [1220, 372],
      ],
      colour: '#4D6C7B',
      shade: '#2F4755',
      pattern: crosses('#6C8997'),
    },
    {
      ridge: [
        [-20, 560],
        [240, 500],
        [520, 566],
        [800, 490],
        [1220, 560],
      ],
      colour: palette.plum,
      shade: '#3F2630',
      pattern: dots('#8F6A74'),
    },
    {
      ridge: [
        [-20, 640],
        [200, 612],
        [480, 560],
        [760, 636],
        [1000, 590],
        [1220, 640],
      ],
      colour: palette.fern,
      shade: palette.moss,
      pattern: stripes('#729873', 90),
    },
    {
      ridge: [
        [-20, 700],
        [300, 690],
        [620, 640],
        [940, 706],
        [1220, 670],
      ],
      colour: '#C98F62',
      shade: '#9A6238',
      pattern: dots('#E3BE8C'),
    },
    {
      ridge: [
        [-20, 770],
        [260, 730],
        [560, 752],
        [860, 716],
        [1220, 764],
      ],
      colour: palette.linen,
      shade: '#B9A47C',
      pattern: stripes('#F3ECDD', -70),
    },
  ]
  return cover(
    '#22343F',
    disc([300, 250], 270, '#2A3F49'),
    disc([300, 250], 200, '#344B54'),
    stars('quilt', { left: 20, top: 20, right: 1180, bottom: 360 }, 64, palette.haze),
    moon([300, 250], 132),
    bedpost(980),
    ...patches.map(patch),
  )
}

function bedpost(x: number): Markup {
  return [
    fill(rect(x - 240, 250, x + 300, 480), '#84593F'),
    stipple(
      rect(x - 240, 250, x + 300, 480),
      { left: x - 240, right: x + 300, top: 250, bottom: 480 },
      { colour: palette.umber, towards: 40, clear: 0.2, density: 7 },
    ),
    fill(rect(x - 240, 250, x + 300, 266), '#A97B5C'),
    fill(rect(x - 272, 200, x - 232, 470), '#84593F'),
    fill(rect(x - 246, 200, x - 232, 470), palette.umber),
    disc([x - 252, 186], 27, '#A97B5C', { colour: palette.umber, clear: 0.3, density: 14 }),
    fill(
      `M${x - 170} 450C${x - 200} 300 ${x - 120} 262 ${x - 10} 276C${x + 90} 262 ${x + 170} 290 ${x + 160} 450Z`,
      palette.cream,
    ),
    fill(
      `M${x + 60} 270C${x + 130} 270 ${x + 170} 300 ${x + 160} 450H${x + 30}C${x + 90} 370 ${x + 90} 310 ${x + 60} 270Z`,
      palette.linen,
    ),
    stroke(`M${x - 130} 330C${x - 80} 350 ${x - 50} 340 ${x - 30} 320`, palette.oat, 4),
  ].join('')
}
