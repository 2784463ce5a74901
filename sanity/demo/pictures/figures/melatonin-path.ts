import { disc } from '../kit/form.ts'
import { heading, type Point, polar } from '../kit/geometry.ts'
import { leaf } from '../kit/leaf.ts'
import { curve, polygon } from '../kit/outline.ts'
import { palette } from '../kit/palette.ts'
import { cover } from '../kit/sheet.ts'
import { moon } from '../kit/sky.ts'
import { wallShade } from '../kit/stage.ts'
import { fill, type Markup, type Picture, stroke } from '../kit/svg.ts'
import { type as setType } from '../kit/type.ts'

function arrow(from: Point, middle: Point, to: Point, colour: string): Markup {
  const turn = heading(middle, to)
  return (
    stroke(curve([from, middle, to]), colour, 6) +
    fill(
      polygon([polar(to, turn, 22), polar(to, turn + 130, 22), polar(to, turn - 130, 22)]),
      colour,
    )
  )
}

function caption(name: string, note: string, at: Point): Markup {
  return (
    setType(name, at, { face: 'display', size: 54, colour: palette.ink, align: 'middle' }) +
    setType(note, [at[0], at[1] + 46], {
      face: 'text',
      size: 31,
      colour: palette.moss,
      align: 'middle',
    })
  )
}

/** A chart of the road from tryptophan by way of serotonin to melatonin. */
export function melatoninPath(): Picture {
  const green = { light: palette.fern, dark: palette.moss, rib: palette.mist, veins: 5, half: 0.26 }
  return cover(
    palette.paper,
    wallShade(1200, 800, palette.linen),
    setType('From supper to sleepiness', [600, 120], {
      face: 'displayItalic',
      size: 62,
      colour: palette.ink,
      align: 'middle',
    }),
    stroke('M480 152H720', palette.clay, 3),
    disc([220, 390], 130, palette.straw, { colour: palette.ochre, clear: 0.4, density: 7 }),
    leaf([160, 480], [270, 290], { ...green, bend: -0.1 }),
    leaf([220, 480], [310, 390], { ...green, light: palette.sage, dark: palette.fern }),
    disc([600, 390], 130, palette.rose, { colour: palette.terracotta, clear: 0.4, density: 7 }),
    disc([600, 390], 70, palette.blush),
    disc([600, 390], 30, palette.clay, { colour: '#853D28', clear: 0.3, density: 14 }),
    disc([980, 390], 130, palette.night),
    moon([980, 390], 78),
    arrow([370, 370], [410, 346], [440, 366], palette.moss),
    arrow([750, 370], [790, 346], [820, 366], palette.moss),
    caption('Tryptophan', 'an amino acid from food', [220, 594]),
    caption('Serotonin', 'a messenger of the day', [600, 594]),
    caption('Melatonin', 'the signal of the night', [980, 594]),
    ...['Magnesium lends a hand along the way;', 'darkness decides when the last step runs.'].map(
      (line, i) =>
        setType(line, [600, 716 + i * 40], {
          face: 'text',
          size: 31,
          colour: palette.moss,
          align: 'middle',
        }),
    ),
  )
}
