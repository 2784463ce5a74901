import { peaPod } from '../covers/pea-pod.ts'
import { barley } from '../kit/flora.ts'
import { rect } from '../kit/outline.ts'
import { palette } from '../kit/palette.ts'
import { cover } from '../kit/sheet.ts'
import { stipple } from '../kit/stipple.ts'
import { fill, type Markup, type Picture, stroke } from '../kit/svg.ts'
import { type as setType } from '../kit/type.ts'

function column(x: number, floor: number, height: number, colour: string, shade: string): Markup {
  const outline = rect(x, floor - height, x + 92, floor)
  return (
    fill(outline, colour) +
    stipple(
      outline,
      { left: x, right: x + 92, top: floor - height, bottom: floor },
      { colour: shade, towards: 20, clear: 0.35, density: 8 },
    )
  )
}

function amino(name: string, left: number, grain: number, pulse: number): Markup {
  const floor = 620
  return [
    column(left, floor, grain, palette.straw, palette.ochre),
    column(left + 104, floor, pulse, palette.fern, palette.moss),
    setType(name, [left + 98, floor + 48], {
      face: 'display',
      size: 42,
      colour: palette.ink,
      align: 'middle',
    }),
  ].join('')
}

/** A chart of which amino acid is short in grain and which in pulses. Heights show the tendency only. */
export function aminoPairs(): Picture {
  const need = 300
  const ear = { stem: '#A9822F', light: palette.straw, dark: palette.ochre, awn: '#A9822F' }
  return cover(
    palette.blush,
    setType('Each has what the other lacks', [110, 122], {
      face: 'displayItalic',
      size: 53,
      colour: palette.ink,
    }),
    amino('Lysine', 130, 178, 392),
    amino('Methionine', 430, 372, 208),
    stroke('M110 620H700', palette.ink, 3),
    `<path d="M110 ${620 - need}H700" stroke="${palette.clay}" stroke-width="4" stroke-dasharray="4 12" stroke-linecap="round"/>`,
    setType('what we need', [700, 620 - need - 16], {
      face: 'textBold',
      size: 26,
      colour: palette.clay,
      align: 'right',
    }),
    fill(rect(110, 712, 140, 742), palette.straw),
    setType('Grain', [154, 738], { face: 'text', size: 32, colour: palette.ink }),
    fill(rect(280, 712, 310, 742), palette.fern),
    setType('Pulses', [324, 738], { face: 'text', size: 32, colour: palette.ink }),
    barley([800, 830], [930, 190], 70, ear, 0.4),
    barley([900, 840], [1080, 240], 62, ear, 0.4),
    peaPod([790, 330], [1160, 620], 60, 6),
  )
}
