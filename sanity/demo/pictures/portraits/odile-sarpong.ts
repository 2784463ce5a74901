import { bust, hairline, patch } from '../kit/bust.ts'
import { daisy, flower } from '../kit/flora.ts'
import { disc } from '../kit/form.ts'
import { leaf } from '../kit/leaf.ts'
import { palette } from '../kit/palette.ts'
import { square } from '../kit/sheet.ts'
import { wallShade } from '../kit/stage.ts'
import { fill, type Picture, stroke } from '../kit/svg.ts'

/** The herbalist: patterned headwrap, clay dress, chamomile. */
export function odileSarpong(): Picture {
  const wrap = '#D19C3C'
  const fold = '#A9752C'
  const front = [
    patch(
      [
        [-90, -50],
        [-100, -92],
        [-84, -150],
        [-20, -186],
        [50, -180],
        [96, -136],
        [98, -84],
        [88, -46],
        [40, -80],
        [-40, -82],
      ],
      wrap,
      fold,
    ),
    patch(
      [
        [10, -176],
        [50, -226],
        [112, -214],
        [118, -160],
        [70, -140],
      ],
      wrap,
      fold,
    ),
    patch(
      [
        [20, -170],
        [-14, -222],
        [34, -246],
        [66, -206],
        [58, -164],
      ],
      '#DDB05A',
      fold,
    ),
    hairline(
      [
        [-92, -56],
        [-30, -120],
        [60, -150],
      ],
      fold,
      5,
    ),
    hairline(
      [
        [-98, -92],
        [-40, -150],
        [40, -170],
      ],
      fold,
      5,
    ),
    hairline(
      [
        [-40, -86],
        [30, -110],
        [96, -100],
      ],
      fold,
      5,
    ),
    ...[
      [-60, -110],
      [-10, -138],
      [40, -128],
      [-34, -102],
      [66, -96],
      [8, -100],
    ].map(([x = 0, y = 0]) => disc([300 + x, 268 + y], 6, palette.clay)),
    disc([202, 306], 9, wrap),
    disc([399, 306], 9, fold),
  ].join('')
  return square(
    palette.blush,
    wallShade(600, 600, palette.rose),
    disc([300, 290], 232, '#F3DDCE'),
    leaf([70, 620], [40, 330], {
      light: palette.fern,
      dark: palette.moss,
      half: 0.2,
      veins: 5,
      rib: palette.sage,
      bend: 0.1,
    }),
    leaf([110, 630], [140, 400], {
      light: palette.sage,
      dark: palette.fern,
      half: 0.22,
      veins: 4,
      rib: palette.cream,
    }),
    stroke('M530 620C526 520 520 460 536 380M490 620C496 560 500 520 492 470', palette.fern, 5),
    daisy([536, 360], 48, flower.chamomile),
    daisy([490, 462], 38, flower.chamomile, 0.8),
    bust({
      skin: '#7E4F36',
      skinShade: '#5C3625',
      lips: '#B5604A',
      brow: '#2A1812',
      front,
      smile: 10,
      jaw: 0.94,
      garment: {
        colour: palette.clay,
        shade: '#7E3525',
        collar: fill(
          'M250 424C262 474 338 474 350 424L364 434C346 500 254 500 236 434Z',
          palette.cream,
        ),
      },
    }),
  )
}
