import { disc } from '../kit/form.ts'
import { type Point, steps } from '../kit/geometry.ts'
import { curve, rect } from '../kit/outline.ts'
import { palette } from '../kit/palette.ts'
import { cover } from '../kit/sheet.ts'
import { moon, stars } from '../kit/sky.ts'
import { stipple } from '../kit/stipple.ts'
import { fill, type Picture, stroke } from '../kit/svg.ts'
import { type as setType } from '../kit/type.ts'

/** A chart of an evening: light falls, melatonin rises. Drawn as a tendency, without a scale. */
export function eveningLight(): Picture {
  const floor = 600
  const x = (t: number) => 110 + t * 980
  const light = steps(24).map((t): Point => [x(t), floor - 330 / (1 + Math.exp((t - 0.42) * 13))])
  const rise = steps(24).map((t): Point => [x(t), floor - 300 / (1 + Math.exp((0.62 - t) * 13))])
  const lightShape = `${curve(light)}L${x(1)} ${floor}L${x(0)} ${floor}Z`
  const riseShape = `${curve(rise)}L${x(1)} ${floor}L${x(0)} ${floor}Z`
  const hours = ['18:00', '19:00', '20:00', '21:00', '22:00', '23:00']
  const bands = ['#44566A', '#3B4C60', '#324356', '#2A3A4B', '#223140', palette.night]
  return cover(
    palette.night,
    ...bands.map((colour, i) => fill(rect(i * 200, 0, i * 200 + 201, 800), colour)),
    stars('evening', { left: 620, top: 30, right: 1180, bottom: 330 }, 36, palette.haze),
    disc([190, 250], 70, palette.terracotta, { colour: palette.clay, clear: 0.3, density: 10 }),
    moon([1030, 190], 72),
    setType('One evening', [110, 122], { face: 'displayItalic', size: 60, colour: palette.cream }),
    fill(lightShape, palette.straw, 0.92),
    stipple(
      lightShape,
      { left: 110, right: 1090, top: 260, bottom: floor },
      { colour: palette.ochre, towards: 0, clear: 0, density: 6 },
    ),
    fill(riseShape, palette.sage, 0.82),
    stroke(curve(rise), palette.cream, 4),
    stroke(`M110 ${floor}H1090`, palette.cream, 3),
    setType('Light in the room', [136, floor - 40], {
      face: 'textBold',
      size: 33,
      colour: palette.umber,
    }),
    setType('Melatonin', [1066, floor - 40], {
      face: 'textBold',
      size: 33,
      colour: palette.forest,
      align: 'right',
    }),
    ...hours.map((hour, i) =>
      setType(hour, [x(i / 5), floor + 46], {
        face: 'text',
        size: 30,
        colour: palette.haze,
        align: 'middle',
      }),
    ),
  )
}
