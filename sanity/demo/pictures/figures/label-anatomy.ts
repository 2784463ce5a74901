import { factsLabel } from '../kit/facts-label.ts'
import { disc } from '../kit/form.ts'
import type { Point } from '../kit/geometry.ts'
import { palette } from '../kit/palette.ts'
import { cover } from '../kit/sheet.ts'
import { wallShade } from '../kit/stage.ts'
import { type Markup, type Picture, stroke } from '../kit/svg.ts'
import { type as setType } from '../kit/type.ts'
import { glass, jar } from '../kit/vessel.ts'
import { quietMagnesiumPanel } from '../products/quiet-magnesium.ts'

function note(number: string, lines: readonly string[], at: Point, target: Point): Markup {
  const right = at[0] > 600
  const edge = right ? at[0] - 16 : at[0] + 16
  return [
    stroke(`M${edge} ${at[1] - 8}L${target[0]} ${target[1]}`, palette.clay, 3),
    disc(target, 8, palette.clay),
    setType(number, at, {
      face: 'displayItalic',
      size: 54,
      colour: palette.clay,
      align: right ? 'left' : 'right',
    }),
    ...lines.map((line, i) =>
      setType(line, [right ? at[0] + 48 : at[0] - 40, at[1] - 8 + i * 34], {
        face: 'text',
        size: 27,
        colour: palette.ink,
        align: right ? 'left' : 'right',
      }),
    ),
  ].join('')
}

/** A back label with the four places to look first. */
export function labelAnatomy(): Picture {
  return cover(
    palette.mist,
    wallShade(1200, 800, palette.sage),
    disc([600, 420], 370, '#D9DFCB'),
    jar({ x: 600, foot: 790, half: 240, height: 760 }, glass.amber, glass.moss, (box) =>
      factsLabel(box, quietMagnesiumPanel, palette.moss),
    ),
    note('1', ['The serving:', 'how many make', 'the numbers true'], [290, 396], [386, 424]),
    note('2', ['The element,', 'not the compound'], [912, 400], [772, 470]),
    note('3', ['The form', 'it comes in'], [290, 560], [400, 516]),
    note('4', ['Everything else', 'in the capsule'], [912, 640], [782, 628]),
  )
}
