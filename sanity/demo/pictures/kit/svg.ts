import { hash } from './random.ts'

/** A piece of SVG markup. */
export type Markup = string

/** A picture: its markup in its own units and the size in pixels at which it is rendered. */
export type Picture = {
  units: readonly [width: number, height: number]
  pixels: readonly [width: number, height: number]
  markup: Markup
}

export function fill(d: string, colour: string, opacity = 1): Markup {
  return `<path d="${d}" fill="${colour}"${opacity === 1 ? '' : ` fill-opacity="${opacity}"`}/>`
}

export function stroke(d: string, colour: string, width: number, opacity = 1): Markup {
  const see = opacity === 1 ? '' : ` stroke-opacity="${opacity}"`
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"${see}/>`
}

export function group(transform: string, ...children: Markup[]): Markup {
  return `<g transform="${transform}">${children.join('')}</g>`
}

/** Shows the children only inside the outline. */
export function inside(outline: string, ...children: Markup[]): Markup {
  const id = `c${hash(outline).toString(36)}`
  return `<clipPath id="${id}"><path d="${outline}"/></clipPath><g clip-path="url(#${id})">${children.join('')}</g>`
}

/** The whole SVG document of a picture. */
export function toSvg(picture: Picture): string {
  const [width, height] = picture.pixels
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${picture.units.join(' ')}">${picture.markup}</svg>`
}
