import { bust, hairline, patch } from '../kit/bust.ts'
import { disc } from '../kit/form.ts'
import { palette } from '../kit/palette.ts'
import { square } from '../kit/sheet.ts'
import { sprig } from '../kit/sprig.ts'
import { wallShade } from '../kit/stage.ts'
import { fill, type Picture } from '../kit/svg.ts'

const silver = '#C9C2B2'
const silverShade = '#94907F'

/** The founder: silver bob, moss work coat. */
export function isoldeMarrin(): Picture {
  const green = { light: palette.fern, dark: palette.moss, half: 0.22 }
  const back = patch(
    [
      [0, -142],
      [84, -120],
      [122, -40],
      [126, 60],
      [112, 122],
      [60, 132],
      [-60, 132],
      [-112, 122],
      [-126, 60],
      [-122, -40],
      [-84, -120],
    ],
    silverShade,
  )
  const front = [
    patch(
      [
        [-14, -140],
        [-76, -124],
        [-116, -50],
        [-122, 56],
        [-106, 116],
        [-88, 70],
        [-84, 0],
        [-72, -46],
        [-30, -84],
        [0, -112],
      ],
      silver,
      silverShade,
    ),
    patch(
      [
        [-20, -140],
        [64, -132],
        [116, -56],
        [124, 50],
        [108, 118],
        [90, 70],
        [86, 0],
        [70, -52],
        [20, -92],
        [-10, -112],
      ],
      '#B5AE9C',
      silverShade,
    ),
    hairline(
      [
        [-16, -136],
        [-70, -98],
        [-100, -20],
        [-104, 70],
      ],
      '#E4DFD2',
      4,
    ),
    hairline(
      [
        [-16, -136],
        [50, -108],
        [94, -30],
        [106, 60],
      ],
      '#D6D0C1',
      4,
    ),
  ].join('')
  return square(
    palette.mist,
    wallShade(600, 600, palette.sage),
    disc([300, 290], 232, '#D9DFCB'),
    sprig([90, 620], [60, 210], { leaf: green, stem: palette.moss, pairs: 6, size: 92 }),
    sprig([520, 620], [548, 250], {
      leaf: { ...green, light: palette.sage, dark: palette.fern },
      stem: palette.fern,
      pairs: 6,
      size: 86,
      bend: -0.1,
    }),
    bust({
      skin: '#EBC5A4',
      skinShade: '#D3A07C',
      lips: '#A34C3A',
      brow: '#8A8474',
      back,
      front,
      smile: 9,
      garment: {
        colour: palette.moss,
        shade: palette.forest,
        collar:
          fill('M208 442L264 404L300 486L250 520Z', '#4F6B52') +
          fill('M392 442L336 404L300 486L350 520Z', '#2C4233') +
          fill('M264 404L300 486L336 404L326 424C312 440 288 440 274 424Z', palette.cream),
      },
    }),
  )
}
