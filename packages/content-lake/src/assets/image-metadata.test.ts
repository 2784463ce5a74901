import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decode as decodeBlurHash } from 'blurhash'
import sharp, { type Sharp } from 'sharp'
import { thumbHashToApproximateAspectRatio } from 'thumbhash'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { quarters } from '../../test/support/pictures.ts'
import { readImageMetadata } from './image-metadata.ts'
import { readImageFacts } from './image-reader.ts'
import { DEFAULT_METADATA } from './metadata-part.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'image-metadata-'))
})
afterAll(() => rm(directory, { recursive: true, force: true }))

let count = 0
async function read(image: Sharp) {
  count += 1
  const path = join(directory, String(count))
  await image.toFile(path)
  const facts = await readImageFacts(path)
  return { facts, metadata: await readImageMetadata(path, facts, new Set(DEFAULT_METADATA)) }
}

function flat(background: string, width = 30, height = 20): Sharp {
  return sharp({ create: { width, height, channels: 4, background } })
}

describe('readImageMetadata', () => {
  it('makes placeholders of the picture’s shape and colours', async () => {
    const { metadata } = await read(quarters(300, 150).png())
    const { lqip, blurHash, thumbHash } = metadata
    const preview = Buffer.from(String(lqip).replace(/^data:image\/jpeg;base64,/, ''), 'base64')
    expect(await sharp(preview).metadata()).toMatchObject({ format: 'jpeg', width: 20, height: 10 })
    const [r = 0, g = 0, b = 0] = decodeBlurHash(String(blurHash), 8, 8)
    expect(r).toBeGreaterThan(Math.max(g, b))
    const ratio = thumbHashToApproximateAspectRatio(Buffer.from(String(thumbHash), 'base64'))
    expect(ratio).toBeGreaterThan(1.3)
  })

  it('names seven swatches with text colours that can be read', async () => {
    const { metadata } = await read(quarters(200, 200).png())
    const palette = metadata.palette as Record<string, Record<string, unknown>>
    const { _type, ...swatches } = palette
    expect(_type).toBe('sanity.imagePalette')
    expect(Object.keys(swatches).toSorted()).toEqual([
      'darkMuted',
      'darkVibrant',
      'dominant',
      'lightMuted',
      'lightVibrant',
      'muted',
      'vibrant',
    ])
    for (const swatch of Object.values(swatches)) {
      expect(swatch).toMatchObject({
        _type: 'sanity.imagePaletteSwatch',
        background: expect.stringMatching(/^#[0-9a-f]{6}$/),
        foreground: expect.stringMatching(/^#(000|fff)$/),
        title: expect.stringMatching(/^#(000|fff)$/),
        population: expect.any(Number),
      })
    }
    const most = Math.max(...Object.values(swatches).map(({ population }) => Number(population)))
    expect(swatches.dominant?.population).toBe(most)
  })

  it.each([
    ['avif', (image: Sharp) => image.avif(), 'avif'],
    ['tiff', (image: Sharp) => image.tiff(), 'tif'],
    ['webp', (image: Sharp) => image.webp(), 'webp'],
    ['a CMYK JPEG', (image: Sharp) => image.toColourspace('cmyk').jpeg(), 'jpg'],
    ['a 16-bit PNG', (image: Sharp) => image.toColourspace('rgb16').png(), 'png'],
    ['a grey PNG', (image: Sharp) => image.toColourspace('b-w').png(), 'png'],
  ])('reads %s', async (_, change, extension) => {
    const { facts, metadata } = await read(change(quarters(64, 48)))
    expect(facts).toMatchObject({ extension, width: 64, height: 48 })
    expect(metadata).toMatchObject({ isOpaque: true })
    expect(metadata.blurHash).toEqual(expect.any(String))
    expect(metadata.palette).toHaveProperty('dominant')
  })

  it('tells an unused alpha channel from transparency', async () => {
    const opaque = await read(flat('#ff0000ff').png())
    expect(opaque.metadata).toMatchObject({ hasAlpha: true, isOpaque: true })
    const dot = { create: { width: 1, height: 1, channels: 4 as const, background: '#0000' } }
    const pierced = flat('#ff0000ff', 3000, 300).composite([
      { input: dot, left: 2999, top: 299, blend: 'dest-in', tile: false },
    ])
    expect((await read(pierced.png())).metadata).toMatchObject({ isOpaque: false })
    const clear = await read(flat('#ff000080').png())
    expect(clear.metadata).toMatchObject({ hasAlpha: true, isOpaque: false })
    expect(clear.metadata.lqip).toMatch(/^data:image\/png;base64,/)
  })

  it.each([
    ['white', flat('#ffffffff').jpeg()],
    ['one pixel', flat('#336633ff', 1, 1).png()],
    ['a hairline', flat('#336633ff', 1, 900).png()],
    ['all clear', flat('#00000000').png()],
  ])('survives a picture that is %s', async (_, image) => {
    const { metadata } = await read(image)
    expect(metadata).toMatchObject({ blurHash: expect.any(String), lqip: expect.any(String) })
  })
})
