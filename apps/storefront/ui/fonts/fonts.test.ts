import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { cutFont } from './cut-font.ts'
import { FONT_CUTS } from './cuts.ts'

describe('the fonts of the pages', () => {
  it.each(FONT_CUTS)('$name.woff2 is what is cut from the whole font', async (cut) => {
    const kept = await readFile(new URL(`${cut.name}.woff2`, import.meta.url))
    expect(kept.equals(await cutFont(cut))).toBe(true)
  })

  it('take at most 45 kB before the picture that a page opens with', async () => {
    const preloaded = ['display', 'text', 'interface'].map((name) =>
      readFile(new URL(`${name}.woff2`, import.meta.url)),
    )
    const sizes = (await Promise.all(preloaded)).map((font) => font.length)
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(45_000)
  })
})
