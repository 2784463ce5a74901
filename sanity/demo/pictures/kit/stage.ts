import { num } from './geometry.ts'
import { rect } from './outline.ts'
import { stipple } from './stipple.ts'
import { fill, type Markup } from './svg.ts'

/** A table across the sheet: its top from `back` to `edge`, its front below, shaded towards the right. */
export function table(
  width: number,
  height: number,
  place: { back: number; edge: number },
  colours: { top: string; front: string; shade: string },
): Markup {
  const { back, edge } = place
  const top = rect(0, back, width, edge)
  return (
    fill(top, colours.top) +
    stipple(
      top,
      { left: 0, top: back, right: width, bottom: edge },
      {
        colour: colours.shade,
        towards: 0,
        clear: 0.35,
        density: 2.2,
      },
    ) +
    fill(rect(0, edge, width, height), colours.front)
  )
}

/** The outline of a round-headed arch, as a niche or window. */
export function arch(x: number, half: number, top: number, bottom: number): string {
  return `M${num(x - half)} ${num(bottom)}V${num(top + half)}A${num(half)} ${num(half)} 0 0 1 ${num(x + half)} ${num(top + half)}V${num(bottom)}Z`
}

/** A wall lit from the upper left: its colour with a soft fall towards the lower right. */
export function wallShade(width: number, height: number, colour: string): Markup {
  const outline = rect(0, 0, width, height)
  return stipple(
    outline,
    { left: 0, top: 0, right: width, bottom: height },
    {
      colour,
      towards: 40,
      clear: 0.3,
      density: 1.5,
    },
  )
}
