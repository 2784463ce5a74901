import { disc, oval } from '../kit/form.ts'
import { circle, rect } from '../kit/outline.ts'
import { palette } from '../kit/palette.ts'
import { cover } from '../kit/sheet.ts'
import { wallShade } from '../kit/stage.ts'
import { stipple } from '../kit/stipple.ts'
import { fill, group, inside, type Markup, type Picture, stroke } from '../kit/svg.ts'
import { duskTeaTin } from '../products/dusk-tea.ts'
import { northernLightBottle } from '../products/northern-light.ts'
import { magnesiumJar } from '../products/quiet-magnesium.ts'
import { slowFibreTin } from '../products/slow-fibre.ts'
import { tidelineJar } from '../products/tideline.ts'

function shelf(y: number): Markup {
  const board = rect(-10, y, 1210, y + 34)
  return (
    fill(board, '#A97B5C') +
    stipple(
      board,
      { left: 0, top: y, right: 1200, bottom: y + 34 },
      { colour: '#6F4A35', towards: 80, clear: 0.2 },
    ) +
    fill(rect(-10, y + 34, 1210, y + 66), '#6F4A35', 0.35)
  )
}

function shelved(): Markup {
  return [
    shelf(642),
    tidelineJar({ x: 150, foot: 642, half: 128, height: 372 }),
    northernLightBottle({ x: 372, foot: 642, half: 84, height: 440 }),
    magnesiumJar({ x: 610, foot: 642, half: 142, height: 420 }),
    slowFibreTin({ x: 872, foot: 642, half: 108, height: 346 }),
    duskTeaTin({ x: 1098, foot: 642, half: 112, height: 340 }),
  ].join('')
}

/** A shelf of labelled jars under a reading glass. */
export function labelShelf(): Picture {
  const lens = { x: 632, y: 482, r: 196 }
  const glassOutline = circle([lens.x, lens.y], lens.r)
  return cover(
    '#C9D2BD',
    wallShade(1200, 800, palette.sage),
    disc([300, 250], 330, '#D9DFCB'),
    shelved(),
    stroke('M786 606L1010 770', palette.ink, 46),
    stroke('M786 606L1010 770', palette.clay, 34),
    stroke('M800 640L996 784', '#853D28', 10),
    inside(
      glassOutline,
      fill(glassOutline, '#D9DFCB'),
      group(
        `translate(${lens.x} ${lens.y}) scale(1.5) translate(${-lens.x + 22} ${-lens.y - 8})`,
        shelved(),
      ),
      oval([lens.x, lens.y], lens.r, lens.r, 'none', {
        colour: palette.cream,
        towards: 225,
        clear: 0.55,
        density: 6,
      }),
    ),
    stroke(glassOutline, palette.ink, 20),
    stroke(glassOutline, '#C69A4A', 13),
    stroke(
      `M${lens.x - 158} ${lens.y - 70}A172 172 0 0 1 ${lens.x - 66} ${lens.y - 158}`,
      palette.cream,
      9,
      0.9,
    ),
  )
}
