import { blossom } from '../kit/emblem.ts'
import { daisy, flower, spike } from '../kit/flora.ts'
import { disc, oval } from '../kit/form.ts'
import { type Box, type Point, polar } from '../kit/geometry.ts'
import { label } from '../kit/label.ts'
import { leaf } from '../kit/leaf.ts'
import { curve, ellipse } from '../kit/outline.ts'
import { palette } from '../kit/palette.ts'
import { cup, steam } from '../kit/props.ts'
import { seeded } from '../kit/random.ts'
import { upright } from '../kit/sheet.ts'
import { table, wallShade } from '../kit/stage.ts'
import { inside, type Markup, type Picture, stroke } from '../kit/svg.ts'
import { bowl, castShadow, glass, type Stand, tin } from '../kit/vessel.ts'

const walnut = { top: '#A97B5C', front: '#84593F', shade: '#84593F' }
const plum = { body: palette.plum, deep: '#3F2630', gleam: '#8F6A74' }
const lavender = { stem: palette.fern, light: '#A58FA6', dark: '#6F5671' }
const colours = { paper: palette.cream, ink: '#3F2630', band: '#8F6A74', bandInk: palette.cream }

function front(box: Box): Markup {
  const text = { name: ['Dusk Tea'], kind: 'Herbal infusion', measure: '40 g loose leaf' }
  return label(box, text, colours, blossom)
}

/** The tea tin, for this and other pictures. */
export function duskTeaTin(stand: Stand): Markup {
  return tin(stand, plum, plum, front)
}

/** A chamomile stem with its flower. */
export function chamomile(foot: Point, head: Point, radius: number, tilt = 1): Markup {
  const middle: Point = [(foot[0] + head[0]) / 2 + 14, (foot[1] + head[1]) / 2]
  return (
    stroke(curve([foot, middle, head]), palette.fern, 4) +
    leaf(middle, polar(middle, -40, 62), { light: palette.sage, dark: palette.fern, half: 0.1 }) +
    leaf(middle, polar(middle, 205, 52), { light: palette.sage, dark: palette.fern, half: 0.1 }) +
    daisy(head, radius, flower.chamomile, tilt)
  )
}

export function duskTea(): Picture {
  const stand = { x: 410, foot: 850, half: 158, height: 490 }
  return upright(
    '#C9A29B',
    wallShade(800, 740, '#A97C7C'),
    disc([470, 360], 285, palette.blush),
    table(800, 1000, { back: 740, edge: 930 }, walnut),
    chamomile([235, 810], [170, 400], 74),
    chamomile([262, 812], [272, 300], 62, 0.7),
    spike([600, 810], [655, 360], 38, lavender, 9, 0.45),
    spike([585, 815], [590, 450], 34, lavender, 8, 0.45),
    castShadow(stand, '#84593F'),
    duskTeaTin(stand),
    daisy([170, 890], 46, flower.chamomile, 0.5),
    leaf([232, 912], [318, 892], { light: palette.sage, dark: palette.fern, half: 0.26, veins: 4 }),
  )
}

export function duskTeaCup(): Picture {
  const stand: Stand = { x: 380, foot: 850, half: 210, height: 210 }
  return upright(
    '#8C6D78',
    wallShade(800, 640, palette.plum),
    disc([330, 380], 270, '#C9A29B'),
    table(800, 1000, { back: 620, edge: 960 }, walnut),
    castShadow({ x: 640, foot: 700, half: 150, height: 0 }, '#84593F', 1),
    duskTeaTin({ x: 650, foot: 700, half: 180, height: 520 }),
    castShadow({ ...stand, half: 290 }, '#84593F', 0.6),
    cup(stand, glass.white, '#C08A3E'),
    inside(
      ellipse([380, 642], 193, 34),
      daisy([340, 642], 44, flower.chamomile, 0.36),
      daisy([432, 650], 34, flower.chamomile, 0.36),
    ),
    steam([350, 600], 330, palette.cream, 0.55),
    steam([430, 606], 240, palette.cream, 0.4),
  )
}

export function duskTeaLeaves(): Picture {
  const random = seeded('loose tea')
  const loose = Array.from({ length: 46 }, (_, i) => {
    const turn = random() * 360
    const reach = Math.sqrt(random())
    const at: Point = [400 + Math.cos(turn) * reach * 260, 618 + Math.sin(turn) * reach * 62]
    const end = polar(at, random() * 180 - 90, 46 + random() * 34)
    const green = i % 3 === 0
    return i % 8 === 0
      ? daisy(at, 34, flower.chamomile, 0.62)
      : leaf(at, end, {
          light: green ? palette.sage : palette.fern,
          dark: green ? palette.fern : palette.moss,
          half: 0.2,
          bend: 0.16,
        })
  })
  return upright(
    '#C9A29B',
    wallShade(800, 560, '#A97C7C'),
    table(800, 1000, { back: 420, edge: 975 }, walnut),
    castShadow({ x: 240, foot: 500, half: 180, height: 0 }, '#84593F', 1.2),
    duskTeaTin({ x: 230, foot: 500, half: 190, height: 560 }),
    castShadow({ x: 400, foot: 850, half: 170, height: 0 }, '#84593F', 2),
    bowl({ x: 400, foot: 850, half: 310, height: 230 }, plum, '#6B4B55', ...loose),
    oval([690, 900], 60, 12, '#84593F'),
    daisy([680, 890], 46, flower.chamomile, 0.5),
    spike([70, 940], [270, 905], 26, lavender, 8, 0.4),
  )
}
