import type { SanityImageAssetDocument } from '@sanity/client'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BROWSER, corners, decoded, load, startImageLake } from './support/image-lake.ts'
import { colourAt, quarters, steepestEdge } from './support/pictures.ts'
import type { TestLake } from './support/start-lake.ts'

let lake: TestLake
let photo: SanityImageAssetDocument
let cutout: SanityImageAssetDocument
let moving: SanityImageAssetDocument

beforeAll(async () => {
  ;({ lake, photo, cutout, moving } = await startImageLake())
})
afterAll(() => lake.stop())

describe('colour and effects', () => {
  it('fills margins and transparency with bg', async () => {
    const padded = await decoded(`${photo.url}?w=100&h=100&fit=fill&bg=dc1e1e&fm=png`)
    expect(await corners(padded.bytes)).toBe('red red red red')
    const filled = await decoded(`${cutout.url}?bg=ffdc1e1e`)
    expect(await colourAt(filled.bytes, 0.9, 0.5)).toBe('red')
    expect(await colourAt(filled.bytes, 0.1, 0.1)).toBe('red')
    expect(await colourAt(filled.bytes, 0.1, 0.9)).toBe('blue')
  })

  it('turns transparency white, not black, in a format without it', async () => {
    const { bytes } = await decoded(`${cutout.url}?fm=jpg`)
    expect(await colourAt(bytes, 0.9, 0.5)).toBe('rgb(255,255,255)')
    const margins = await decoded(`${photo.url}?w=100&h=100&fit=fill`)
    expect(await colourAt(margins.bytes, 0.5, 0.02)).toBe('rgb(255,255,255)')
  })

  it.each([
    ['blur', [0, 5, 40, 400]],
    ['sharp', [100, 0]],
  ])('%s %j: each edge is softer than the last', async (name, values) => {
    const sharpness: number[] = []
    for (const value of values) {
      const { bytes } = await decoded(`${photo.url}?w=200&${name}=${value}&fm=png`)
      sharpness.push(await steepestEdge(bytes))
    }
    expect(sharpness.toSorted((a, b) => b - a)).toEqual(sharpness)
    expect(new Set(sharpness).size).toBe(values.length)
  })

  it('blurs as far as asked, at the size asked for', async () => {
    const ranges: number[] = []
    for (const blur of [40, 400, 2000]) {
      const query = `w=301&h=203&pad=11&fit=crop&bg=dc1e1e&blur=${blur}&fm=png`
      const { bytes, width, height } = await decoded(`${photo.url}?${query}`)
      expect([width, height]).toEqual([301, 203])
      const { channels } = await sharp(bytes).stats()
      ranges.push(Math.max(...channels.map(({ min, max }) => max - min)))
    }
    expect(ranges.toSorted((a, b) => b - a)).toEqual(ranges)
    expect(new Set(ranges).size).toBe(ranges.length)
  })

  it('drains and inverts', async () => {
    const { bytes: grey } = await decoded(`${photo.url}?w=20&sat=-100&fm=png`)
    const { channels } = await sharp(grey).extract({ left: 1, top: 1, width: 4, height: 4 }).stats()
    const means = channels.slice(0, 3).map(({ mean }) => mean)
    expect(Math.max(...means) - Math.min(...means)).toBeLessThan(3)
    const { bytes: inverted } = await decoded(`${photo.url}?w=20&invert=true&fm=png`)
    expect(await colourAt(inverted, 0.1, 0.1)).toMatch(/^rgb\(3\d,22\d,22\d\)$/)
  })

  it('spends fewer bytes on a lower quality', async () => {
    const low = await load(`${photo.url}?w=600&q=10`)
    const high = await load(`${photo.url}?w=600&q=95`)
    expect(low.bytes.byteLength).toBeLessThan(high.bytes.byteLength)
  })
})

describe('format', () => {
  it.each([
    ['jpg', 'jpeg', 'image/jpeg'],
    ['pjpg', 'jpeg', 'image/jpeg'],
    ['png', 'png', 'image/png'],
    ['webp', 'webp', 'image/webp'],
    ['avif', 'heif', 'image/avif'],
    ['gif', 'gif', 'image/gif'],
  ])('fm=%s', async (fm, format, type) => {
    const result = await decoded(`${photo.url}?w=40&fm=${fm}`)
    expect(result.format).toBe(format)
    expect(result.response.headers.get('content-type')).toBe(type)
  })

  it.each([
    ['a browser of today', BROWSER, 'webp'],
    ['a browser with WebP', 'image/webp,*/*', 'webp'],
    ['a browser that declines WebP', 'image/avif,image/webp;q=0', 'heif'],
    ['an old browser', 'image/png,image/*;q=0.8,*/*;q=0.5', 'jpeg'],
  ])('auto=format for %s', async (_, accept, format) => {
    const result = await decoded(`${photo.url}?w=40&auto=format`, { accept })
    expect(result.format).toBe(format)
    expect(result.response.headers.get('vary')).toContain('Accept')
  })

  it('keeps transparency whatever the browser takes', async () => {
    for (const accept of [BROWSER, 'image/webp', '*/*']) {
      const { hasAlpha } = await decoded(`${cutout.url}?w=50&auto=format`, { accept })
      expect(hasAlpha).toBe(true)
    }
  })

  it('keeps animations moving, and stills them when asked', async () => {
    const original = await decoded(moving.url)
    expect(original).toMatchObject({ format: 'gif', pages: 3, width: 120, height: 80 })
    const small = await decoded(`${moving.url}?w=60`)
    expect(small).toMatchObject({ format: 'gif', pages: 3, width: 60, height: 40 })
    const webp = await decoded(`${moving.url}?w=60&auto=format`, { accept: BROWSER })
    expect(webp).toMatchObject({ format: 'webp', pages: 3, width: 60, height: 40 })
    const cut = await decoded(`${moving.url}?rect=0,0,50,50`)
    expect(cut).toMatchObject({ pages: 3, width: 50, height: 50 })
    const still = await decoded(`${moving.url}?w=60&frame=1`)
    expect(still.pages ?? 1).toBe(1)
    expect(await colourAt(still.bytes, 0.5, 0.5)).toBe('red')
    expect((await decoded(`${moving.url}?fm=jpg`)).format).toBe('jpeg')
  })

  it('does not take pages for frames', async () => {
    const pages = await Promise.all([20, 20].map((side) => quarters(side, side).png().toBuffer()))
    const tiff = await sharp(pages, { join: { animated: true } })
      .tiff()
      .toBuffer()
    const { url } = await lake.client().assets.upload('image', tiff)
    const result = await decoded(`${url}?w=10&fm=webp`)
    expect([result.width, result.height, result.pages ?? 1]).toEqual([10, 10, 1])
  })

  it('draws a vector image when a format is asked for by name', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10" fill="rgb(220,30,30)"/></svg>'
    const { url } = await lake.client().assets.upload('image', Buffer.from(svg))
    const { bytes, width, format } = await decoded(`${url}?w=200&fm=png`)
    expect([width, format]).toEqual([200, 'png'])
    expect(await corners(bytes)).toBe('red red red red')
    const kept = await load(`${url}?w=200&auto=format`, { accept: BROWSER })
    expect(kept.bytes.toString()).toBe(svg)
  })

  it('tells what it knows for fm=json', async () => {
    const { response, bytes } = await load(`${photo.url}?fm=json`)
    expect(response.headers.get('content-type')).toContain('application/json')
    expect(JSON.parse(bytes.toString())).toMatchObject({
      sha1hash: photo.sha1hash,
      width: 1200,
      height: 800,
      metadata: { lqip: photo.metadata.lqip },
    })
  })
})
