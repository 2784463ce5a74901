import type { Emblem } from './emblem.ts'
import { rect } from './outline.ts'
import { palette } from './palette.ts'
import { fill, type Markup, stroke } from './svg.ts'
import { type } from './type.ts'

export type LabelText = {
  /** One or two lines. */
  name: readonly string[]
  /** What it is, in small capitals. */
  kind: string
  /** The small print at the foot. */
  measure: string
}

export type LabelColours = { paper: string; ink: string; band: string; bandInk: string }

/**
 * The Mossrow label: wordmark above a rule, the name large, the kind on a coloured band.
 * @param box Edges of the label on the vessel.
 */
export function label(
  box: { left: number; top: number; right: number; bottom: number },
  text: LabelText,
  colours: LabelColours,
  emblem?: Emblem,
): Markup {
  const { left, top, right, bottom } = box
  const width = right - left
  const height = bottom - top
  const centre = (left + right) / 2
  const unit = width / 100
  const band = bottom - height * 0.2
  const inner = { left: left + unit * 9, right: right - unit * 9 }
  const longest = Math.max(...text.name.map((line) => line.length))
  const size = Math.min(unit * 15, (unit * 130) / longest)
  const nameTop = top + height * (text.name.length > 1 ? 0.53 : 0.58)
  const lines = text.name.map((line, i) =>
    type(line, [centre, nameTop + i * size * 1.02], {
      face: 'display',
      size,
      colour: colours.ink,
      align: 'middle',
      tracking: -8,
    }),
  )
  const rule = (y: number) => stroke(`M${inner.left} ${y}H${inner.right}`, colours.ink, unit * 0.5)
  return [
    fill(rect(left, top, right, bottom), colours.paper),
    type('Mossrow', [centre, top + height * 0.13], {
      face: 'displayItalic',
      size: unit * 9.5,
      colour: colours.ink,
      align: 'middle',
    }),
    rule(top + height * 0.18),
    emblem?.([centre, top + height * 0.295], unit * 16, colours.ink) ?? '',
    ...lines,
    fill(rect(left, band, right, bottom), colours.band),
    type(text.kind.toUpperCase(), [centre, band + height * 0.085], {
      face: 'textBold',
      size: unit * 4.6,
      colour: colours.bandInk,
      align: 'middle',
      tracking: 120,
    }),
    type(text.measure, [centre, band + height * 0.155], {
      face: 'text',
      size: unit * 4.6,
      colour: colours.bandInk,
      align: 'middle',
      tracking: 30,
    }),
  ].join('')
}

export const creamLabel = (band: string, bandInk: string = palette.cream): LabelColours => ({
  paper: palette.cream,
  ink: palette.ink,
  band,
  bandInk,
})
