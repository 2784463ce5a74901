import type { SanityImageAssetDocument } from '@sanity/client'
import type { ImageUrlBuilder } from '@sanity/image-url'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { corners, decoded, type ImageLake, startImageLake } from './support/image-lake.ts'
import { quarters } from './support/pictures.ts'
import type { TestLake } from './support/start-lake.ts'

let lake: TestLake
let photo: SanityImageAssetDocument
let turned: SanityImageAssetDocument
let build: ImageLake['build']

beforeAll(async () => {
  ;({ lake, photo, turned, build } = await startImageLake())
})
afterAll(() => lake.stop())

describe('size and shape', () => {
  it.each<[string, (b: ImageUrlBuilder) => ImageUrlBuilder, number, number]>([
    ['a width keeps the shape', (b) => b.width(300), 300, 200],
    ['a height keeps the shape', (b) => b.height(100), 150, 100],
    ['clip fits inside', (b) => b.width(300).height(300).fit('clip'), 300, 200],
    ['clip enlarges', (b) => b.width(2400).fit('clip'), 2400, 1600],
    ['max never enlarges', (b) => b.width(2400).fit('max'), 1200, 800],
    ['crop fills the box', (b) => b.width(300).height(300).fit('crop'), 300, 300],
    ['crop enlarges', (b) => b.width(1600).height(1600).fit('crop'), 1600, 1600],
    ['min cuts but never enlarges', (b) => b.width(1600).height(1600).fit('min'), 800, 800],
    ['scale distorts', (b) => b.width(100).height(300).fit('scale'), 100, 300],
    ['fill pads to the box', (b) => b.width(300).height(300).fit('fill'), 300, 300],
    ['fillmax pads to the box', (b) => b.width(1400).height(1400).fit('fillmax'), 1400, 1400],
    ['dpr multiplies', (b) => b.width(100).dpr(3), 300, 200],
    ['the result is bounded', (b) => b.width(9000).fit('crop'), 5000, 3333],
    ['a bound holds', (b) => b.maxWidth(600), 600, 400],
    ['or turns', (b) => b.orientation(90), 800, 1200],
    ['padding stays inside the width', (b) => b.width(300).pad(20), 300, 213],
  ])('%s', async (_, change, width, height) => {
    // Without this the builder cuts to the shape itself, by a rect.
    const url = build(photo._id, (builder) => change(builder.ignoreImageParams()))
    expect(await decoded(url)).toMatchObject({ width, height })
  })

  it('turns by EXIF before anything else', async () => {
    expect(turned.metadata.dimensions).toMatchObject({ width: 400, height: 600 })
    const { width, height, bytes } = await decoded(`${turned.url}?w=200`)
    expect([width, height]).toEqual([200, 300])
    expect(await corners(bytes)).toBe('blue red yellow green')
    const cut = await decoded(`${turned.url}?rect=0,0,200,300&fm=png`)
    expect(await corners(cut.bytes)).toBe('blue blue blue blue')
  })
})

describe('which part is kept', () => {
  it.each<[string, string, string]>([
    ['rect', 'rect=0,0,600,400', 'red red red red'],
    ['rect, then width', 'rect=600,400,600,400&w=60', 'yellow yellow yellow yellow'],
    ['rect over the edge', 'rect=900,600,900,900', 'yellow yellow yellow yellow'],
    ['left', 'w=200&h=400&fit=crop&crop=left', 'red red blue blue'],
    ['right', 'w=200&h=400&fit=crop&crop=right', 'green green yellow yellow'],
    ['top', 'w=600&h=100&fit=crop&crop=top', 'red green red green'],
    ['bottom,left', 'w=600&h=100&fit=crop&crop=bottom,left', 'blue yellow blue yellow'],
    ['center', 'w=400&h=400&fit=crop', 'red green blue yellow'],
    [
      'a focal point',
      'w=100&h=100&fit=crop&crop=focalpoint&fp-x=0.1&fp-y=0.5',
      'red green blue yellow',
    ],
    [
      'a narrow focal point',
      'w=50&h=200&fit=crop&crop=focalpoint&fp-x=0.9',
      'green green yellow yellow',
    ],
    [
      'rect before the focal point',
      'rect=0,0,1200,400&w=50&h=100&fit=crop&crop=focalpoint&fp-x=1',
      'green green green green',
    ],
    ['a mirror', 'flip=h&w=120', 'green red yellow blue'],
    ['both mirrors', 'flip=hv&w=120', 'yellow blue green red'],
    ['a quarter turn', 'or=90&w=80', 'blue red yellow green'],
    ['a quarter turn, then rect', 'or=90&rect=0,0,400,600', 'blue blue blue blue'],
    [
      'a quarter turn, then rect, then a mirror',
      'or=90&rect=0,0,800,600&flip=h',
      'red blue red blue',
    ],
  ])('%s', async (_, query, expected) => {
    const { bytes } = await decoded(`${photo.url}?${query}&fm=png`)
    expect(await corners(bytes)).toBe(expected)
  })

  it('follows the hotspot and crop that an editor set', async () => {
    const image = {
      asset: { _ref: photo._id },
      hotspot: { x: 0.9, y: 0.8, width: 0.1, height: 0.1 },
      crop: { left: 0.25, right: 0, top: 0, bottom: 0 },
    }
    const { bytes, width, height } = await decoded(
      build(image, (b) => b.width(100).height(200).format('png')),
    )
    expect([width, height]).toEqual([100, 200])
    expect(await corners(bytes)).toBe('green green yellow yellow')
  })

  it('finds the busiest part', async () => {
    const busy = await quarters(60, 60).png().toBuffer()
    const blank = { create: { width: 600, height: 100, channels: 3 as const, background: '#fff' } }
    const picture = await sharp(blank)
      .composite([{ input: busy, left: 520, top: 20 }])
      .png()
      .toBuffer()
    const { url } = await lake.client().assets.upload('image', picture)
    const { bytes } = await decoded(`${url}?w=100&h=100&fit=crop&crop=entropy`)
    const { dominant } = await sharp(bytes).stats()
    expect(Math.max(dominant.r, dominant.g, dominant.b)).toBeLessThan(250)
  })
})
