import { citrus } from '../kit/flora.ts'
import { disc, oval } from '../kit/form.ts'
import { leaf } from '../kit/leaf.ts'
import { ellipse } from '../kit/outline.ts'
import { palette } from '../kit/palette.ts'
import { tumbler } from '../kit/props.ts'
import { cover } from '../kit/sheet.ts'
import { halo } from '../kit/sky.ts'
import { table, wallShade } from '../kit/stage.ts'
import { fill, type Picture } from '../kit/svg.ts'
import { bowl, glass } from '../kit/vessel.ts'
import { fruit, sachet } from '../products/spring-salts.ts'

/** Water, salt and citrus in hard light. */
export function citrusAndSalt(): Picture {
  const marble = { top: palette.paper, front: palette.linen, shade: palette.oat }
  const green = {
    light: palette.fern,
    dark: palette.moss,
    rib: palette.mist,
    veins: 6,
    half: 0.26,
    shape: 'ovate',
  } as const
  return cover(
    palette.terracotta,
    wallShade(1200, 620, palette.clay),
    halo([820, 330], [330, 240], ['#DB9470', '#E7AE8A']),
    table(1200, 800, { back: 580, edge: 752 }, marble),
    leaf([330, 470], [120, 210], { ...green, bend: -0.1 }),
    leaf([360, 460], [400, 130], { ...green, bend: 0.08, light: palette.sage, dark: palette.fern }),
    leaf([300, 520], [30, 430], { ...green, bend: 0.1, light: palette.moss, dark: palette.forest }),
    fill(ellipse([430, 694], 240, 30), palette.oat),
    oval([340, 550], 176, 166, '#D99A3E', { colour: palette.clay, clear: 0.35, density: 7 }),
    fill(ellipse([318, 400], 24, 8), '#A9752C'),
    citrus([540, 560], 146, fruit.grapefruit),
    fill(ellipse([900, 722], 250, 26), palette.oat),
    tumbler(
      { x: 800, foot: 716, half: 116, height: 390 },
      0.72,
      citrus([830, 520], 84, fruit.lemon),
      ...[0, 1, 2, 3, 4, 5].map((i) =>
        disc([750 + ((i * 47) % 110), 640 - i * 34], 4 + (i % 3) * 2, palette.cream),
      ),
    ),
    sachet([930, 746], 250, -9, palette.oat),
    fill(ellipse([1110, 690], 110, 14), palette.oat),
    bowl(
      { x: 1060, foot: 684, half: 92, height: 58 },
      glass.blue,
      palette.haze,
      oval([1060, 626], 70, 16, palette.cream, { colour: palette.sky, clear: 0.4, density: 16 }),
    ),
    fill(ellipse([196, 736], 104, 14), palette.oat),
    citrus([170, 716], 92, fruit.lemon, 0.34),
  )
}
