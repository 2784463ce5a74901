import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import opentype from 'opentype.js'
import type { Point } from './geometry.ts'
import { fill, type Markup } from './svg.ts'

const require = createRequire(import.meta.url)

const files = {
  display: '@fontsource/fraunces/files/fraunces-latin-500-normal.woff',
  displayBold: '@fontsource/fraunces/files/fraunces-latin-600-normal.woff',
  displayItalic: '@fontsource/fraunces/files/fraunces-latin-400-italic.woff',
  text: '@fontsource/hanken-grotesk/files/hanken-grotesk-latin-500-normal.woff',
  textBold: '@fontsource/hanken-grotesk/files/hanken-grotesk-latin-600-normal.woff',
} as const

export type Face = keyof typeof files

const loaded = new Map<Face, opentype.Font>()

function fontOf(face: Face): opentype.Font {
  const known = loaded.get(face)
  if (known) return known
  const file = readFileSync(require.resolve(files[face]))
  const bytes = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength)
  const font = opentype.parse(bytes)
  loaded.set(face, font)
  return font
}

export type TypeStyle = {
  face: Face
  size: number
  colour: string
  align?: 'left' | 'middle' | 'right'
  /** Space between letters in thousandths of the size. */
  tracking?: number
  opacity?: number
}

function advances(text: string, style: TypeStyle): number[] {
  const font = fontOf(style.face)
  const glyphs = Array.from(text, (letter) => font.charToGlyph(letter))
  return glyphs.map((glyph, i) => {
    const next = glyphs[i + 1]
    const kern = next ? font.getKerningValue(glyph, next) : 0
    const units = ((glyph.advanceWidth ?? 0) + kern) / font.unitsPerEm
    return (units + (next ? (style.tracking ?? 0) / 1000 : 0)) * style.size
  })
}

/** Width of a line of type in units. */
export function measure(text: string, style: TypeStyle): number {
  return advances(text, style).reduce((sum, step) => sum + step, 0)
}

const fine = (value: number) => String(Math.round(value * 100) / 100)

// The library's own toPathData runs two numbers together where one rounds up to zero.
function pathData(path: opentype.Path): string {
  return path.commands
    .map((step) => {
      switch (step.type) {
        case 'Z':
          return 'Z'
        case 'Q':
          return `Q${[step.x1, step.y1, step.x, step.y].map(fine).join(' ')}`
        case 'C':
          return `C${[step.x1, step.y1, step.x2, step.y2, step.x, step.y].map(fine).join(' ')}`
        default:
          return `${step.type}${[step.x, step.y].map(fine).join(' ')}`
      }
    })
    .join('')
}

/** A line of type as outlines, so the picture looks the same whatever fonts the machine has. */
export function type(text: string, at: Point, style: TypeStyle): Markup {
  const font = fontOf(style.face)
  const steps = advances(text, style)
  const width = steps.reduce((sum, step) => sum + step, 0)
  const shift = style.align === 'middle' ? width / 2 : style.align === 'right' ? width : 0
  let x = at[0] - shift
  let d = ''
  for (const [i, letter] of Array.from(text).entries()) {
    d += pathData(font.charToGlyph(letter).getPath(x, at[1], style.size))
    x += steps[i] ?? 0
  }
  return fill(d, style.colour, style.opacity)
}
