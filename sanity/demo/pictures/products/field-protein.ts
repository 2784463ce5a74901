import { grainEar } from '../kit/emblem.ts'
import { barley } from '../kit/flora.ts'
import { disc, oval } from '../kit/form.ts'
import type { Box, Point } from '../kit/geometry.ts'
import { creamLabel, label } from '../kit/label.ts'
import { ellipse, smooth } from '../kit/outline.ts'
import { pouch } from '../kit/packaging.ts'
import { palette } from '../kit/palette.ts'
import { seeded } from '../kit/random.ts'
import { upright } from '../kit/sheet.ts'
import { arch, table, wallShade } from '../kit/stage.ts'
import { fill, inside, type Markup, type Picture, stroke } from '../kit/svg.ts'
import { castShadow, glass, type Stand } from '../kit/vessel.ts'

const wood = { top: '#C79A63', front: '#A97C48', shade: '#A97C48' }
const ear = { stem: '#A9822F', light: palette.straw, dark: palette.ochre, awn: '#B98F3A' }

function front(box: Box): Markup {
  const text = {
    name: ['Field', 'Protein'],
    kind: 'Oat and vanilla',
    measure: '600 g · 20 servings',
  }
  return label(box, text, creamLabel(palette.clay), grainEar)
}

/** The protein pouch, for this and other pictures. */
function fieldProteinPouch(stand: Stand): Markup {
  return pouch(stand, glass.moss, front)
}

/** Loose peas on a table. */
export function peas(places: readonly Point[], radius: number, shadow: string): Markup {
  return places
    .map(
      ([x, y]) =>
        fill(ellipse([x + radius * 0.55, y + radius * 0.62], radius * 1.1, radius * 0.45), shadow) +
        disc([x, y], radius, palette.fern, { colour: palette.moss, clear: 0.2, density: 22 }) +
        disc([x - radius * 0.32, y - radius * 0.36], radius * 0.2, palette.mist),
    )
    .join('')
}

export function fieldProtein(): Picture {
  const stand = { x: 420, foot: 870, half: 220, height: 650 }
  return upright(
    palette.straw,
    wallShade(800, 760, palette.ochre),
    fill(arch(400, 320, 90, 760), '#F1DDAA'),
    table(800, 1000, { back: 750, edge: 930 }, wood),
    barley([250, 800], [110, 330], 56, ear),
    barley([270, 800], [215, 250], 52, ear),
    castShadow(stand, '#A97C48', 1.2),
    fieldProteinPouch(stand),
    peas(
      [
        [168, 868],
        [214, 896],
        [122, 898],
      ],
      25,
      '#A97C48',
    ),
  )
}

export function fieldProteinScoop(): Picture {
  const heap = [
    [150, 640],
    [240, 570],
    [350, 520],
    [450, 545],
    [560, 600],
    [640, 650],
    [400, 720],
  ] as const
  const random = seeded('oats')
  const flakes = Array.from({ length: 16 }, () => {
    const at: Point = [90 + random() * 620, 870 + random() * 90]
    return oval(at, 17, 10, palette.linen, { colour: palette.ochre, clear: 0.2, density: 16 })
  })
  const well = ellipse([400, 640], 300, 92)
  return upright(
    palette.straw,
    wallShade(800, 420, palette.ochre),
    table(800, 1000, { back: 400, edge: 985 }, wood),
    castShadow({ x: 560, foot: 470, half: 210, height: 0 }, '#A97C48', 1),
    fieldProteinPouch({ x: 560, foot: 470, half: 250, height: 730 }),
    fill(ellipse([455, 800], 330, 70), '#A97C48'),
    fill('M96 640C110 780 240 836 290 836H510C560 836 690 780 704 640Z', palette.paper),
    fill('M520 640H704C690 780 560 836 510 836H440C520 800 540 720 520 640Z', palette.linen),
    fill(ellipse([400, 640], 306, 98), palette.cream),
    fill(well, palette.oat),
    inside(
      `M0 0H800V640H700A300 92 0 0 1 100 640H0Z`,
      fill(smooth(heap), '#EAD9B4'),
      inside(smooth(heap), fill('M440 500L700 560V760H420C500 700 500 600 440 500Z', '#DCC596')),
    ),
    scoop(),
    ...flakes,
  )
}

function scoop(): Markup {
  return [
    fill('M250 500L40 330L70 292L290 462Z', palette.fern),
    fill('M262 486L52 316L70 292L290 462Z', palette.sage),
    fill('M214 500C250 440 330 430 376 470L330 600C270 610 220 570 214 500Z', palette.fern),
    fill('M300 446C330 440 356 452 376 470L330 600C318 602 306 601 296 598Z', palette.moss),
    stroke('M214 500C250 440 330 430 376 470', palette.mist, 5),
    fill('M226 496C260 450 326 442 366 474C330 520 260 540 226 496Z', '#EAD9B4'),
  ].join('')
}
