import { sunrise } from '../kit/emblem.ts'
import { factsLabel } from '../kit/facts-label.ts'
import { umbel } from '../kit/flora.ts'
import { disc, hill } from '../kit/form.ts'
import type { Box } from '../kit/geometry.ts'
import { creamLabel, label } from '../kit/label.ts'
import { ellipse, rect } from '../kit/outline.ts'
import { palette } from '../kit/palette.ts'
import { upright } from '../kit/sheet.ts'
import { halo } from '../kit/sky.ts'
import { table, wallShade } from '../kit/stage.ts'
import { fill, type Markup, type Picture, stroke } from '../kit/svg.ts'
import { castShadow, dropper, glass, type Stand } from '../kit/vessel.ts'

const stone = { top: palette.linen, front: palette.oat, shade: palette.oat }
const gold = { stem: palette.fern, head: palette.ochre, deep: '#B47E2C' }

function front(box: Box): Markup {
  const text = {
    name: ['Northern', 'Light'],
    kind: 'Vitamin D3 + K2',
    measure: '30 ml · 900 drops',
  }
  return label(box, text, creamLabel(palette.ochre, palette.ink), sunrise)
}

/** The D3 and K2 bottle, for this and other pictures. */
export function northernLightBottle(stand: Stand): Markup {
  return dropper(stand, glass.amber, glass.moss, front)
}

export function northernLight(): Picture {
  const stand = { x: 370, foot: 855, half: 122, height: 640 }
  return upright(
    palette.blush,
    halo([520, 380], [330, 262, 196], ['#EBC6A6', '#E9BE8A', palette.straw]),
    disc([520, 380], 132, palette.ochre, { colour: palette.clay, clear: 0.4, density: 8 }),
    hill(
      [
        [0, 690],
        [160, 655],
        [360, 690],
        [560, 660],
        [800, 700],
      ],
      760,
      palette.sage,
      {
        colour: palette.fern,
        towards: 90,
        clear: 0.2,
      },
    ),
    table(800, 1000, { back: 740, edge: 930 }, stone),
    umbel([560, 800], [640, 430], 118, gold),
    umbel([545, 805], [548, 560], 84, gold, 7),
    castShadow(stand, palette.oat, 2.2),
    northernLightBottle(stand),
  )
}

export function northernLightDrop(): Picture {
  const bulb = { left: 330, right: 470, top: -10, bottom: 150 }
  const drop = 'M400 610C412 650 434 676 434 706A34 34 0 0 1 366 706C366 676 388 650 400 610Z'
  return upright(
    palette.blush,
    wallShade(800, 1000, palette.rose),
    halo([400, 690], [360, 270, 180], ['#EBC6A6', '#E9BE8A', palette.straw]),
    fill(rect(bulb.left, bulb.top, bulb.right, bulb.bottom, 30), palette.moss),
    fill(rect(424, bulb.top, bulb.right, bulb.bottom, 30), palette.forest),
    fill(rect(308, 120, 492, 196, 8), palette.forest),
    fill(rect(308, 120, 440, 196, 8), palette.moss),
    fill('M362 196H438V430L416 520L406 596H394L384 520L362 430Z', palette.haze, 0.85),
    fill('M366 300H434V430L414 518L405 590H395L386 518L366 430Z', palette.ochre, 0.9),
    fill('M412 300H434V430L414 518L405 590H402L406 518L412 430Z', palette.amber, 0.55),
    fill(rect(372, 206, 380, 424, 3), palette.cream, 0.85),
    fill(drop, palette.ochre),
    fill(
      'M400 610C412 650 434 676 434 706A34 34 0 0 1 404 740C420 720 420 676 400 610Z',
      palette.amber,
      0.6,
    ),
    stroke('M382 700A22 22 0 0 0 392 724', palette.cream, 5, 0.9),
    spoon(),
  )
}

function spoon(): Markup {
  return [
    fill(ellipse([430, 930], 250, 34), palette.rose, 0.7),
    fill('M520 880C620 862 720 850 810 846V880C720 884 620 896 540 908Z', palette.oat),
    fill('M540 896C640 884 720 878 810 874V880C720 884 620 896 540 908Z', '#A98F63'),
    fill(ellipse([380, 888], 190, 56), palette.oat),
    fill(ellipse([380, 880], 184, 47), palette.linen),
    fill(ellipse([386, 886], 120, 27), palette.ochre),
    fill(ellipse([372, 882], 84, 15), palette.straw),
  ].join('')
}

export function northernLightFacts(): Picture {
  const stand = { x: 420, foot: 985, half: 262, height: 1240 }
  const panel = {
    serving: 'Serving size 6 drops · 150 servings',
    rows: [
      ['Vitamin D3', '25 µg', '125%'],
      ['Vitamin K2 (MK-7)', '75 µg', '63%'],
    ],
    small: [
      'Other ingredients: olive oil, medium-',
      'chain triglycerides from coconut.',
      'Vitamin D3 from lichen, K2 from',
      'fermentation. Suitable for vegans.',
      'Shake gently. Store below 25 °C.',
      'Keep away from children.',
    ],
  } as const
  return upright(
    palette.blush,
    wallShade(800, 1000, palette.rose),
    halo([200, 240], [330, 240], ['#EBC6A6', palette.straw]),
    dropper(stand, glass.amber, glass.moss, (box) => factsLabel(box, panel, palette.ochre)),
  )
}
