import { num } from './geometry.ts'
import { seeded } from './random.ts'
import { fill, type Markup } from './svg.ts'

const TILE = 230

function specks(seed: string, count: number): string {
  const random = seeded(seed)
  let d = ''
  for (let i = 0; i < count; i += 1) {
    const size = 0.5 + random() * 0.9
    d += `M${num(random() * TILE)} ${num(random() * TILE)}h${num(size)}v${num(size)}h${num(-size)}z`
  }
  return d
}

/** Paper grain over the whole sheet: dark and light specks in a repeating tile. */
export function paperGrain(width: number, height: number): Markup {
  const tile =
    fill(specks('dark', 900), '#17231B', 0.09) + fill(specks('light', 900), '#FFFDF6', 0.16)
  return `<pattern id="grain" width="${TILE}" height="${TILE}" patternUnits="userSpaceOnUse">${tile}</pattern><rect width="${width}" height="${height}" fill="url(#grain)"/>`
}
