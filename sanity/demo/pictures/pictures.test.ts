import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { drawPicture, renderPicture } from '../seed/render-picture.ts'
import { catalogue } from './catalogue.ts'

describe('the pictures', { timeout: 30_000 }, () => {
  it.each(Object.entries(catalogue))(
    '%s draws the same twice, in whole numbers of pixels',
    (_, picture) => {
      const svg = drawPicture(picture)
      expect(drawPicture(picture)).toBe(svg)
      expect(svg).not.toMatch(/NaN|undefined|Infinity/)
      // Type is drawn as outlines: a picture must not depend on the fonts of a machine.
      expect(svg).not.toContain('<text')
    },
  )

  it.each([
    ['magnesium-moon', 2400, 1600],
    ['quiet-magnesium', 2000, 2500],
    ['isolde-marrin', 1200, 1200],
  ] as const)('%s renders to the same JPEG of %i by %i pixels', async (name, width, height) => {
    const svg = drawPicture(catalogue[name])
    const [first, second] = await Promise.all([renderPicture(svg), renderPicture(svg)])
    expect(first.equals(second)).toBe(true)
    expect(await sharp(first).metadata()).toMatchObject({ format: 'jpeg', width, height })
  })
})
