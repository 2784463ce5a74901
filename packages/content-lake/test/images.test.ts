import type { SanityImageAssetDocument } from '@sanity/client'
import { createImageUrlBuilder, type ImageUrlBuilder } from '@sanity/image-url'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { animation, colourAt, quarters } from './support/pictures.ts'
import { startLake, type TestLake } from './support/start-lake.ts'

let lake: TestLake
let photo: SanityImageAssetDocument
let cutout: SanityImageAssetDocument
let moving: SanityImageAssetDocument
let turned: SanityImageAssetDocument

const BROWSER = 'image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8'

beforeAll(async () => {
  lake = await startLake()
  const { assets } = lake.client()
  const hole = { create: { width: 100, height: 100, channels: 4 as const, background: '#0000' } }
  const inputs = await Promise.all([
    quarters(1200, 800).jpeg({ quality: 95 }).toBuffer(),
    sharp(hole)
      .composite([{ input: await quarters(50, 100).png().toBuffer(), left: 0, top: 0 }])
      .png()
      .toBuffer(),
    animation(120, 80),
    quarters(600, 400).withMetadata({ orientation: 6 }).jpeg({ quality: 95 }).toBuffer(),
  ])
  const uploaded = await Promise.all(inputs.map((bytes) => assets.upload('image', bytes)))
  ;[photo, cutout, moving, turned] = uploaded as [
    typeof photo,
    typeof photo,
    typeof photo,
    typeof photo,
  ]
})
afterAll(() => lake.stop())

async function load(url: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, { headers })
  const bytes = Buffer.from(await response.arrayBuffer())
  return { response, bytes }
}

async function decoded(url: string, headers?: Record<string, string>) {
  const { response, bytes } = await load(url, headers)
  if (response.status !== 200) throw new Error(`${response.status} ${bytes}`)
  const { width, height, format, pages, hasAlpha, pageHeight } = await sharp(bytes, {
    animated: true,
  }).metadata()
  return { bytes, response, width, height: pageHeight ?? height, format, pages, hasAlpha }
}

function build(source: string | object, change: (b: ImageUrlBuilder) => ImageUrlBuilder): string {
  return change(createImageUrlBuilder(lake.client()).image(source)).url()
}

async function corners(bytes: Uint8Array): Promise<string> {
  const points = [
    [0.05, 0.05],
    [0.95, 0.05],
    [0.05, 0.95],
    [0.95, 0.95],
  ] as const
  return (await Promise.all(points.map(([x, y]) => colourAt(bytes, x, y)))).join(' ')
}

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

  it('blurs, drains and inverts', async () => {
    const { bytes: blurred } = await decoded(`${photo.url}?w=200&blur=400&fm=png`)
    expect(await colourAt(blurred, 0.5, 0.5)).toMatch(/^rgb/)
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

describe('what a browser and a cache need', () => {
  it('names every answer and says when it has not changed', async () => {
    for (const url of [photo.url, `${photo.url}?w=50`]) {
      const { response } = await load(url)
      const etag = response.headers.get('etag') ?? ''
      expect(etag).toMatch(/^"[0-9a-f]{40,64}"$/)
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      const again = await load(url, { 'if-none-match': `"other", W/${etag}` })
      expect(again.response.status).toBe(304)
      expect(again.bytes.byteLength).toBe(0)
      expect(again.response.headers.get('etag')).toBe(etag)
      const changed = await load(url, { 'if-none-match': '"other"' })
      expect(changed.response.status).toBe(200)
    }
  })

  it('answers HEAD with the headers of GET', async () => {
    for (const url of [photo.url, `${photo.url}?w=50`]) {
      const get = await load(url)
      const head = await fetch(url, { method: 'HEAD' })
      expect(head.status).toBe(200)
      for (const name of ['content-length', 'content-type', 'etag', 'cache-control']) {
        expect(head.headers.get(name)).toBe(get.response.headers.get(name))
      }
      expect(head.headers.get('content-length')).toBe(String(get.bytes.byteLength))
    }
  })

  it('may be used by any page, and is never guessed to be anything else', async () => {
    const any = await load(photo.url)
    expect(any.response.headers.get('access-control-allow-origin')).toBe('*')
    const page = await load(`${photo.url}?w=50`, { origin: 'https://shop.example' })
    expect(page.response.headers.get('access-control-allow-origin')).toBe('*')
    expect(page.response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('says the original’s hash, and keeps a name after it', async () => {
    const { response } = await load(`${photo.url}/four-quarters.jpg?dlRaw=true&w=10`)
    expect(response.headers.get('x-sanity-sha1')).toBe(photo.sha1hash)
    expect(response.headers.get('content-length')).toBe(String(photo.size))
  })

  it('is saved under the name asked for', async () => {
    const named = await load(`${photo.url}?w=50&dl=${encodeURIComponent('für dich".jpg')}`)
    expect(named.response.headers.get('content-disposition')).toMatch(
      /^attachment; filename=.*filename\*=utf-8''f%C3%BCr%20dich%22\.jpg$/i,
    )
    const { response } = await load(`${photo.url}?dl=`)
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename=${photo.originalFilename}`,
    )
  })

  it('makes the same image once for many at the same time, and finds it after a restart', async () => {
    const url = `${photo.url}?w=777`
    const answers = await Promise.all(Array.from({ length: 8 }, () => load(url)))
    const [first, ...others] = answers.map(({ bytes }) => bytes)
    for (const bytes of others) expect(bytes.equals(first ?? Buffer.alloc(0))).toBe(true)
    await lake.restart()
    // A connection from before the restart may break on its first use.
    await expect
      .poll(() =>
        load(url).then(
          ({ bytes }) => first?.equals(bytes),
          () => null,
        ),
      )
      .toBe(true)
  })
})

describe('a file', () => {
  it('is served in ranges', async () => {
    const bytes = Buffer.from('0123456789')
    const { url, sha1hash } = await lake
      .client()
      .assets.upload('file', bytes, { filename: 'digits.txt' })
    const part = await load(url, { range: 'bytes=2-4' })
    expect(part.response.status).toBe(206)
    expect(part.response.headers.get('content-range')).toBe('bytes 2-4/10')
    expect(part.response.headers.get('content-length')).toBe('3')
    expect(part.bytes.toString()).toBe('234')
    expect((await load(url, { range: 'bytes=-3' })).bytes.toString()).toBe('789')
    expect((await load(url, { range: 'bytes=20-' })).response.status).toBe(416)
    expect((await load(url, { range: 'lines=1-2' })).bytes.toString()).toBe('0123456789')
    const stale = await load(url, { range: 'bytes=2-4', 'if-range': '"other"' })
    expect(stale.response.status).toBe(200)
    const fresh = await load(url, { range: 'bytes=2-4', 'if-range': `"${sha1hash}"` })
    expect(fresh.response.status).toBe(206)
  })

  it('cannot act as a page of the lake', async () => {
    const html = Buffer.from('<script>alert(1)</script>')
    const { url } = await lake.client().assets.upload('file', html, { filename: 'page.html' })
    const { response } = await load(url)
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox$/)
    const pdf = await lake
      .client()
      .assets.upload('file', Buffer.from('%PDF-'), { filename: 'a.pdf' })
    const shown = await load(pdf.url)
    expect(shown.response.headers.get('content-security-policy')).not.toContain('sandbox')
  })
})

describe('what is not there or makes no sense', () => {
  it('answers 404, and lets nobody keep it', async () => {
    const name = photo.url.split('/').at(-1) ?? ''
    for (const path of [
      `images/vitrine/production/${name.replace(/^./, (c) => (c === '0' ? '1' : '0'))}`,
      `images/vitrine/production/${name.replace('1200x800', '1200x801')}`,
      `images/vitrine/production/${name.replace('.jpg', '.png')}`,
      `images/vitrine/elsewhere/${name}`,
      `images/elsewhere/production/${name}`,
      `files/vitrine/production/${photo.sha1hash}.jpg`,
      'images/vitrine/production/..%2f..%2flake.sqlite',
      `images/vitrine/production/${encodeURIComponent('../../../etc/passwd')}`,
    ]) {
      const { response, bytes } = await load(`${lake.url}/${path}`)
      expect({ path, status: response.status }).toEqual({ path, status: 404 })
      expect(JSON.parse(bytes.toString())).toMatchObject({ statusCode: 404 })
      expect(response.headers.get('cache-control') ?? '').not.toContain('immutable')
    }
  })

  it.each([
    ['w=wide', '"w"'],
    ['w=0', '"w"'],
    ['h=-5', '"h"'],
    ['w=1e9', '"w"'],
    ['fit=stretch', '"fit"'],
    ['fm=exe', '"fm"'],
    ['rect=1,2,3', '"rect"'],
    ['rect=5000,5000,10,10', '"rect"'],
    ['crop=middle', '"crop"'],
    ['fp-x=1.5', '"fp-x"'],
    ['bg=red', '"bg"'],
    ['or=45', '"or"'],
    ['dpr=9', '"dpr"'],
    ['q=101', '"q"'],
  ])('answers 400 for %s and says why', async (query, named) => {
    const { response, bytes } = await load(`${photo.url}?${query}`)
    expect(response.status).toBe(400)
    expect(JSON.parse(bytes.toString()).message).toContain(named)
    expect(response.headers.get('cache-control') ?? '').not.toContain('immutable')
  })

  it('is gone when its document is deleted', async () => {
    const bytes = await quarters(24, 24).png().toBuffer()
    const { _id, url } = await lake.client().assets.upload('image', bytes)
    expect((await load(`${url}?w=10`)).response.status).toBe(200)
    await lake.client().delete(_id)
    expect((await load(`${url}?w=10`)).response.status).toBe(404)
  })
})
