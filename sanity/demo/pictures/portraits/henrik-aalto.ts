import { bust, hairline, patch } from '../kit/bust.ts'
import { disc, hill } from '../kit/form.ts'
import { palette } from '../kit/palette.ts'
import { square } from '../kit/sheet.ts'
import { moon, stars } from '../kit/sky.ts'
import { fill, type Picture, stroke } from '../kit/svg.ts'

/** The sleep scientist: fair swept hair, high collar, the night behind. */
export function henrikAalto(): Picture {
  const hair = '#C08A4A'
  const shade = '#8E5F2E'
  const front = [
    patch(
      [
        [-88, -30],
        [-102, -84],
        [-78, -134],
        [-20, -160],
        [50, -152],
        [98, -112],
        [100, -60],
        [88, -22],
        [78, -64],
        [40, -92],
        [-10, -88],
        [-62, -70],
      ],
      hair,
      shade,
    ),
    hairline(
      [
        [-84, -84],
        [-30, -128],
        [50, -134],
      ],
      '#D9AA6C',
      5,
    ),
    hairline(
      [
        [-70, -98],
        [-10, -120],
        [74, -104],
      ],
      shade,
      4,
    ),
    hairline(
      [
        [-50, -84],
        [10, -104],
        [84, -74],
      ],
      shade,
      4,
    ),
  ].join('')
  return square(
    '#33495A',
    disc([300, 290], 232, '#42596A'),
    stars('henrik', { left: 10, top: 10, right: 590, bottom: 380 }, 34, palette.haze),
    moon([474, 130], 52),
    hill(
      [
        [0, 470],
        [150, 420],
        [300, 470],
        [460, 424],
        [600, 470],
      ],
      610,
      '#263A48',
      { colour: palette.night, towards: 90, clear: 0.2 },
    ),
    bust({
      skin: '#F0CDB0',
      skinShade: '#D8A585',
      lips: '#B0604C',
      brow: '#96693A',
      front,
      smile: 6,
      jaw: 1.05,
      garment: {
        colour: palette.linen,
        shade: '#B9A47C',
        collar:
          fill('M254 388C276 408 324 408 346 388L352 452C336 476 264 476 248 452Z', palette.cream) +
          fill('M312 403C326 401 338 396 346 388L352 452C346 462 330 468 312 470Z', palette.linen) +
          stroke('M251 428C270 448 330 448 349 428', '#B9A47C', 3),
      },
    }),
  )
}
