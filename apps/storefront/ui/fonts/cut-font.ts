import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'
import type { FontCut } from './cuts.ts'

/** First and last code point of what Google Fonts serves as Latin. */
const LETTERS: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x131, 0x131],
  [0x152, 0x153],
  [0x2bb, 0x2bc],
  [0x2c6, 0x2c6],
  [0x2da, 0x2da],
  [0x2dc, 0x2dc],
  [0x2000, 0x206f],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
  [0x2215, 0x2215],
]

/** What shaping needs of a font's features, and the figures that `font-variant-numeric` asks for. */
const FEATURES = ['calt', 'ccmp', 'kern', 'liga', 'locl', 'lnum', 'onum', 'pnum', 'tnum']

/** WOFF2 of a cut. Its `name` table is dropped: a changed font may not carry a reserved name. @throws Error when its axes are not the font's */
export async function cutFont({ from, axes }: FontCut): Promise<Buffer> {
  const whole = await readFile(fileURLToPath(import.meta.resolve(from)))
  return subsetFont(whole, letters(), {
    targetFormat: 'woff2',
    variationAxes: axes,
    keepFeatures: FEATURES,
    noHinting: true,
    dropTables: ['name'],
  })
}

function letters(): string {
  return LETTERS.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)),
  ).join('')
}
