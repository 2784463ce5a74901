import type { Box } from './geometry.ts'
import { rect } from './outline.ts'
import { palette } from './palette.ts'
import { fill, type Markup, stroke } from './svg.ts'
import { type } from './type.ts'

export type FactsPanel = {
  serving: string
  rows: readonly (readonly [nutrient: string, amount: string, daily: string])[]
  small: readonly string[]
}

/** The back of a label: a supplement facts panel and a few lines of small print. */
export function factsLabel(box: Box, panel: FactsPanel, band: string): Markup {
  const { left, top, right, bottom } = box
  const unit = (right - left) / 100
  const pad = unit * 9
  const inner = { left: left + pad, right: right - pad * 1.6 }
  const text = (face: 'text' | 'textBold', size: number) => ({
    face,
    size: unit * size,
    colour: palette.ink,
  })
  const rule = (y: number, weight: number) =>
    stroke(`M${inner.left} ${y}H${inner.right}`, palette.ink, unit * weight)
  const first = top + unit * 36
  const pitch = unit * 9.5
  const rows = panel.rows.flatMap(([nutrient, amount, daily], i) => {
    const y = first + i * pitch
    return [
      type(nutrient, [inner.left, y], text('textBold', 4.9)),
      type(amount, [inner.right - unit * 17, y], { ...text('text', 4.9), align: 'right' }),
      type(daily, [inner.right, y], { ...text('textBold', 4.9), align: 'right' }),
      rule(y + unit * 3, 0.35),
    ]
  })
  const after = first + panel.rows.length * pitch + unit * 5
  return [
    fill(rect(left, top, right, bottom), palette.cream),
    fill(rect(left, top, right, top + unit * 3.5), band),
    type('Supplement facts', [inner.left, top + unit * 16], {
      face: 'displayBold',
      size: unit * 9,
      colour: palette.ink,
    }),
    type(panel.serving, [inner.left, top + unit * 24], text('text', 4.6)),
    rule(top + unit * 28, 1.4),
    ...rows,
    ...panel.small.map((line, i) =>
      type(line, [inner.left, after + i * unit * 6.4], { ...text('text', 4.1), opacity: 0.8 }),
    ),
  ].join('')
}
