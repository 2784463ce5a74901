import { writeFile } from 'node:fs/promises'
import { cutFont } from './cut-font.ts'
import { FONT_CUTS } from './cuts.ts'

for (const cut of FONT_CUTS) {
  const font = await cutFont(cut)
  await writeFile(new URL(`${cut.name}.woff2`, import.meta.url), font)
  console.log(`${cut.name}.woff2  ${(font.length / 1000).toFixed(1)} kB`)
}
