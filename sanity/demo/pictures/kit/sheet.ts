import { paperGrain } from './grain.ts'
import { rect } from './outline.ts'
import { fill, type Markup, type Picture } from './svg.ts'

function sheet(
  units: readonly [number, number],
  pixels: readonly [number, number],
  ground: string,
  parts: Markup[],
): Picture {
  const [width, height] = units
  const markup =
    fill(rect(0, 0, width, height), ground) + parts.join('') + paperGrain(width, height)
  return { units, pixels, markup }
}

/** A landscape sheet for articles: 1200 x 800 units at 2400 x 1600 pixels. */
export function cover(ground: string, ...parts: Markup[]): Picture {
  return sheet([1200, 800], [2400, 1600], ground, parts)
}

/** An upright sheet for products: 800 x 1000 units at 2000 x 2500 pixels. */
export function upright(ground: string, ...parts: Markup[]): Picture {
  return sheet([800, 1000], [2000, 2500], ground, parts)
}

/** A square sheet for people: 600 x 600 units at 1200 x 1200 pixels. */
export function square(ground: string, ...parts: Markup[]): Picture {
  return sheet([600, 600], [1200, 1200], ground, parts)
}
