import { type Box, num } from './geometry.ts'
import { seeded } from './random.ts'
import { fill, inside, type Markup } from './svg.ts'

export type Shade = {
  colour: string
  /** Where the shadow gathers, in degrees: 0 right, 90 below. The light stands at the upper left. */
  towards?: number
  /** Share of the shape that stays clear, 0..1. */
  clear?: number
  /** Specks in 100 square units where the shadow is full. */
  density?: number
  /** Edge of a speck in units. */
  grain?: number
}

/** Shades an outline with specks that gather towards one side, as a dry brush would. */
export function stipple(outline: string, box: Box, shade: Shade): Markup {
  const { colour, towards = 35, clear = 0.35, density = 8, grain = 0.95 } = shade
  const random = seeded(outline)
  const width = box.right - box.left
  const height = box.bottom - box.top
  const dx = Math.cos((towards * Math.PI) / 180)
  const dy = Math.sin((towards * Math.PI) / 180)
  const reach = Math.abs(dx) * width + Math.abs(dy) * height
  const centre = [box.left + width / 2, box.top + height / 2] as const
  const tries = Math.min(14000, (width * height * density) / 100)
  let specks = ''
  for (let i = 0; i < tries; i += 1) {
    const x = box.left + random() * width
    const y = box.top + random() * height
    const depth = ((x - centre[0]) * dx + (y - centre[1]) * dy) / reach + 0.5
    const weight = Math.max(0, (depth - clear) / (1 - clear))
    const roll = random()
    if (roll > weight * weight) continue
    const size = grain * (0.6 + random() * 0.9)
    specks += `M${num(x)} ${num(y)}l${num(size)} ${num(size * 0.4)}l${num(-size * 0.5)} ${num(size)}z`
  }
  return inside(outline, fill(specks, colour))
}
