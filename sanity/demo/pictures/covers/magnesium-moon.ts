import { hill } from '../kit/form.ts'
import { leaf } from '../kit/leaf.ts'
import { palette } from '../kit/palette.ts'
import { cover } from '../kit/sheet.ts'
import { halo, moon, stars } from '../kit/sky.ts'
import { type Picture, stroke } from '../kit/svg.ts'

const chard = {
  light: '#4C7A57',
  dark: '#2C4E3B',
  rib: palette.rose,
  veins: 8,
  half: 0.27,
  shape: 'ovate',
  shade: '#20392C',
} as const
const pale = {
  ...chard,
  light: palette.sage,
  dark: palette.fern,
  rib: palette.cream,
  shade: palette.moss,
}
const deep = {
  ...chard,
  light: '#2F5240',
  dark: '#20382D',
  rib: palette.fern,
  shade: palette.night,
}

/** The moon's path on still water: dashes that narrow and widen down the middle. */
function reflection(): string {
  const dashes = [120, 74, 138, 96, 52, 84]
  return dashes
    .map((half, i) => `M${690 - half + (i % 2) * 22} ${588 + i * 17}H${690 + half - (i % 3) * 16}`)
    .join('')
}

/** Night, a low moon, and the leaves and seeds that carry magnesium. */
export function magnesiumMoon(): Picture {
  return cover(
    palette.night,
    halo([690, 360], [420, 335, 265], ['#22343F', '#2A3F49', '#344B54']),
    stars('magnesium', { left: 20, top: 20, right: 1180, bottom: 480 }, 70, palette.haze),
    moon([690, 360], 205),
    hill(
      [
        [0, 560],
        [180, 556],
        [400, 561],
        [640, 557],
        [900, 561],
        [1200, 557],
      ],
      800,
      '#2C4450',
      {
        colour: palette.night,
        towards: 90,
        clear: 0.2,
      },
    ),
    stroke(reflection(), palette.straw, 4, 0.7),
    hill(
      [
        [0, 704],
        [240, 684],
        [520, 704],
        [800, 686],
        [1200, 708],
      ],
      800,
      '#1F3338',
      {
        colour: '#121E22',
        towards: 90,
        clear: 0.2,
      },
    ),
    leaf([60, 860], [40, 330], { ...deep, bend: 0.1 }),
    leaf([300, 850], [480, 350], { ...deep, bend: -0.12 }),
    leaf([210, 860], [240, 190], { ...chard, bend: -0.08 }),
    leaf([70, 850], [-30, 520], { ...pale, bend: 0.12, veins: 6 }),
    leaf([330, 860], [560, 590], { ...pale, bend: -0.14, veins: 6 }),
    leaf([1090, 880], [1010, 430], { ...deep, bend: 0.1 }),
    leaf([1150, 860], [1190, 340], { ...chard, bend: 0.08 }),
    leaf([1060, 870], [850, 640], { ...pale, bend: 0.12, veins: 6 }),
    hill(
      [
        [0, 772],
        [300, 748],
        [640, 764],
        [920, 744],
        [1200, 768],
      ],
      800,
      '#16262A',
    ),
  )
}
