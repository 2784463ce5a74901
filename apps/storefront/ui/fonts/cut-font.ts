import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { convert } from 'fontverter'
import subsetFont from 'subset-font'
import type { FontCut } from './cuts.ts'

/** What shaping needs of a font's features, and the figures that `font-variant-numeric` asks for. */
const FEATURES = ['calt', 'ccmp', 'kern', 'liga', 'locl', 'lnum', 'onum', 'pnum', 'tnum']

/** WOFF2 of a cut, without names: a changed font may not carry a reserved one. @throws Error when its axes are not the font's */
export async function cutFont({ from, letters, axes }: FontCut): Promise<Buffer> {
  const whole = await readFile(fileURLToPath(import.meta.resolve(from)))
  const cut = await subsetFont(whole, textOf(letters), {
    targetFormat: 'sfnt',
    variationAxes: axes,
    keepFeatures: FEATURES,
    noHinting: true,
  })
  return convert(withoutNames(cut), 'woff2')
}

/**
 * Empties the `name` table, without which browsers refuse a font. Its checksum is left to the conversion.
 * @see https://learn.microsoft.com/typography/opentype/spec/otff#table-directory
 */
function withoutNames(sfnt: Buffer): Buffer {
  const count = sfnt.readUInt16BE(4)
  for (let record = 12; record < 12 + count * 16; record += 16) {
    if (sfnt.toString('latin1', record, record + 4) !== 'name') continue
    const offset = sfnt.readUInt32BE(record + 8)
    // Version 0, no names, whose strings would begin after these three numbers.
    sfnt.writeUInt16BE(0, offset)
    sfnt.writeUInt16BE(0, offset + 2)
    sfnt.writeUInt16BE(6, offset + 4)
    sfnt.writeUInt32BE(6, record + 12)
  }
  return sfnt
}

function textOf(letters: FontCut['letters']): string {
  return letters
    .flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)),
    )
    .join('')
}
