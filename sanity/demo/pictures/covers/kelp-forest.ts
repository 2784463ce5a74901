import { kelp } from '../kit/flora.ts'
import { disc, hill } from '../kit/form.ts'
import { type Point, steps } from '../kit/geometry.ts'
import { curve } from '../kit/outline.ts'
import { palette } from '../kit/palette.ts'
import { seeded, within } from '../kit/random.ts'
import { cover } from '../kit/sheet.ts'
import { fill, type Markup, type Picture, stroke } from '../kit/svg.ts'

function ray(x: number, width: number, opacity: number): Markup {
  return fill(
    `M${x} -10H${x + width}L${x + width * 1.2 - 260} 810H${x - width * 1.6 - 260}Z`,
    palette.haze,
    opacity,
  )
}

function bubbles(name: string, x: number, top: number, bottom: number, count: number): Markup {
  const random = seeded(name)
  return Array.from({ length: count }, (_, i) => {
    const at: Point = [x + within(random, -34, 34), bottom - ((bottom - top) * i) / count]
    const radius = within(random, 4, 13)
    return stroke(
      `M${at[0] - radius} ${at[1]}a${radius} ${radius} 0 1 0 ${radius * 2} 0a${radius} ${radius} 0 1 0 ${-radius * 2} 0`,
      palette.cream,
      2.4,
      0.85,
    )
  }).join('')
}

function fan(foot: Point, size: number, colour: string): Markup {
  const arms = steps(6).flatMap((t) => {
    const turn = ((-160 + t * 140) * Math.PI) / 180
    const at = (reach: number, sway: number): Point => [
      foot[0] + Math.cos(turn + sway) * reach,
      foot[1] + Math.sin(turn + sway) * reach,
    ]
    const fork = at(size * 0.6, 0)
    return [
      curve([foot, at(size * 0.3, (t - 0.5) * 0.3), fork]),
      curve([fork, at(size * 0.8, 0.12), at(size, 0.13)]),
      curve([fork, at(size * 0.78, -0.1), at(size * 0.94, -0.12)]),
    ]
  })
  return stroke(arms.join(''), colour, size * 0.085)
}

/** A kelp forest in slanting light: the place where fish find their omega-3. */
export function kelpForest(): Picture {
  const far = { light: '#6E96A0', dark: '#5C8592' }
  const middle = { light: palette.fern, dark: palette.moss }
  const near = { light: '#2F5A47', dark: '#1F3D33' }
  const gold = { light: '#A99A4E', dark: '#7C7136' }
  return cover(
    '#86A9B1',
    disc([860, -40], 300, '#A9C4C6'),
    ray(640, 90, 0.28),
    ray(820, 60, 0.24),
    ray(960, 130, 0.22),
    kelp([150, 820], 820, 34, 46, far),
    kelp([480, 820], 700, 30, 40, far),
    kelp([700, 820], 760, 32, 44, far),
    kelp([1130, 820], 840, 36, 40, far),
    hill(
      [
        [0, 690],
        [220, 640],
        [470, 690],
        [760, 650],
        [1000, 700],
        [1200, 660],
      ],
      800,
      '#4D7482',
      {
        colour: '#2F4F5E',
        towards: 90,
        clear: 0.2,
      },
    ),
    kelp([300, 820], 760, 50, 56, middle),
    kelp([1010, 830], 690, 46, 50, gold),
    kelp([820, 840], 470, 36, 40, middle),
    bubbles('rise', 610, 130, 610, 13),
    fan([560, 760], 170, palette.terracotta),
    fan([735, 780], 110, palette.clay),
    hill(
      [
        [0, 770],
        [200, 720],
        [460, 762],
        [740, 735],
        [980, 772],
        [1200, 730],
      ],
      800,
      '#2F4F5E',
      {
        colour: palette.night,
        towards: 80,
        clear: 0.3,
      },
    ),
    kelp([60, 860], 780, 76, 60, near),
    kelp([1150, 870], 700, 82, 52, near),
    kelp([190, 870], 420, 52, 44, gold),
    kelp([1030, 880], 330, 50, 40, near),
  )
}
