import { daisy, flower, spike } from '../kit/flora.ts'
import { disc } from '../kit/form.ts'
import { leaf } from '../kit/leaf.ts'
import { curve, ellipse } from '../kit/outline.ts'
import { palette } from '../kit/palette.ts'
import { cup, steam } from '../kit/props.ts'
import { cover } from '../kit/sheet.ts'
import { table, wallShade } from '../kit/stage.ts'
import { stipple } from '../kit/stipple.ts'
import { fill, inside, type Markup, type Picture, stroke } from '../kit/svg.ts'
import { glass } from '../kit/vessel.ts'
import { chamomile } from '../products/dusk-tea.ts'

function pot(x: number, foot: number, size: number): Markup {
  const at = (dx: number, dy: number) => `${x + dx * size} ${foot + dy * size}`
  const body = `M${at(-0.5, -1.1)}C${at(-0.96, -0.96)} ${at(-1, -0.16)} ${at(-0.5, 0)}H${x + size * 0.5}C${at(1, -0.16)} ${at(0.96, -0.96)} ${at(0.5, -1.1)}Z`
  const spout = `M${at(-0.74, -0.36)}C${at(-1.16, -0.42)} ${at(-1.12, -0.86)} ${at(-1.42, -1.0)}L${at(-1.24, -1.08)}C${at(-0.98, -0.96)} ${at(-0.98, -0.74)} ${at(-0.7, -0.7)}Z`
  const handle = curve([
    [x + size * 0.74, foot - size * 0.86],
    [x + size * 1.24, foot - size * 0.9],
    [x + size * 1.26, foot - size * 0.36],
    [x + size * 0.76, foot - size * 0.24],
  ])
  const lid = `M${at(-0.5, -1.1)}C${at(-0.4, -1.3)} ${at(0.4, -1.3)} ${at(0.5, -1.1)}Z`
  const box = { left: x - size, right: x + size, top: foot - size * 1.2, bottom: foot }
  return [
    stroke(handle, '#28392C', size * 0.15),
    stroke(handle, palette.moss, size * 0.1),
    fill(spout, palette.moss),
    fill(body, '#4A6B50'),
    inside(
      body,
      fill(
        `M${at(0.4, -1.2)}C${at(0.72, -0.8)} ${at(0.66, -0.3)} ${at(0.2, 0.02)}H${x + size}V${foot - size * 1.2}Z`,
        '#33513D',
      ),
      fill(
        `M${at(-0.66, -0.86)}C${at(-0.8, -0.6)} ${at(-0.76, -0.36)} ${at(-0.62, -0.22)}C${at(-0.68, -0.46)} ${at(-0.66, -0.66)} ${at(-0.54, -0.88)}Z`,
        '#7C9B80',
      ),
      ...[-0.36, -0.02, 0.32].map((dx, i) =>
        daisy([x + dx * size, foot - size * (0.44 + (i % 2) * 0.22)], size * 0.17, {
          ...flower.chamomile,
          shade: palette.mist,
        }),
      ),
    ),
    stipple(body, box, { colour: '#22362A', towards: 30, clear: 0.4, density: 8 }),
    fill(lid, palette.moss),
    stroke(`M${at(-0.52, -1.1)}H${x + size * 0.52}`, '#28392C', size * 0.04),
    disc([x, foot - size * 1.31], size * 0.1, palette.clay, {
      colour: '#853D28',
      clear: 0.3,
      density: 20,
    }),
  ].join('')
}

/** A pot of chamomile tea at dusk. */
export function teapot(): Picture {
  const walnut = { top: '#A97B5C', front: '#84593F', shade: '#84593F' }
  const lavender = { stem: palette.fern, light: '#A58FA6', dark: '#6F5671' }
  return cover(
    '#8C6D78',
    wallShade(1200, 620, palette.plum),
    disc([490, 400], 330, '#B58E90'),
    disc([490, 400], 250, '#CFA9A0'),
    table(1200, 800, { back: 590, edge: 752 }, walnut),
    chamomile([140, 640], [96, 250], 74),
    chamomile([170, 640], [220, 150], 84, 0.9),
    chamomile([190, 650], [320, 330], 58, 0.7),
    spike([1080, 660], [1130, 170], 40, lavender, 10, 0.42),
    spike([1060, 660], [1030, 240], 36, lavender, 9, 0.42),
    spike([1100, 660], [1190, 290], 34, lavender, 8, 0.42),
    fill(ellipse([670, 700], 330, 26), '#84593F'),
    pot(470, 700, 235),
    fill(ellipse([960, 734], 190, 18), '#84593F'),
    cup({ x: 878, foot: 720, half: 110, height: 116 }, glass.white, '#C08A3E'),
    steam([863, 585], 250, palette.cream, 0.5),
    steam([903, 592], 170, palette.cream, 0.38),
    daisy([166, 716], 44, flower.chamomile, 0.5),
    leaf([226, 724], [312, 704], { light: palette.sage, dark: palette.fern, half: 0.26, veins: 4 }),
  )
}
