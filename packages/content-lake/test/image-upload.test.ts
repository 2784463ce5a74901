import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blankPng, noise, quarters } from './support/pictures.ts'
import { startLake, type TestLake } from './support/start-lake.ts'
import { filesOnDisk, refusal, sha1 } from './support/uploads.ts'

const LIMIT = 500_000

let lake: TestLake

beforeAll(async () => {
  lake = await startLake({ maximumUploadBytes: LIMIT })
})
afterAll(() => lake.stop())

describe('an image', () => {
  it('becomes an asset document that describes it', async () => {
    const jpeg = await quarters(300, 200).jpeg().toBuffer()
    const uploaded = await lake.client().assets.upload('image', jpeg, {
      filename: 'C:\\pictures\\four quarters.jpg',
      title: 'Quarters',
      creditLine: 'Mossrow',
      source: { id: 'q1', name: 'drawer', url: 'https://example.com/q1' },
    })
    const hash = sha1(jpeg)
    expect(uploaded).toMatchObject({
      _id: `image-${hash}-300x200-jpg`,
      _type: 'sanity.imageAsset',
      assetId: hash,
      sha1hash: hash,
      extension: 'jpg',
      mimeType: 'image/jpeg',
      size: jpeg.byteLength,
      originalFilename: 'four quarters.jpg',
      path: `images/vitrine/production/${hash}-300x200.jpg`,
      url: `${lake.url}/images/vitrine/production/${hash}-300x200.jpg`,
      title: 'Quarters',
      creditLine: 'Mossrow',
      source: { id: 'q1', name: 'drawer', url: 'https://example.com/q1' },
      metadata: {
        _type: 'sanity.imageMetadata',
        dimensions: { width: 300, height: 200, aspectRatio: 1.5 },
        hasAlpha: false,
        isOpaque: true,
      },
    })
    expect(uploaded._rev).not.toBe('')
    expect(await lake.client().getDocument(uploaded._id)).toEqual(uploaded)
    const original = await fetch(uploaded.url)
    expect(sha1(new Uint8Array(await original.arrayBuffer()))).toBe(hash)
  })

  it('is stored once, whatever it is called and however often it arrives at once', async () => {
    const png = await quarters(40, 30).png().toBuffer()
    const { assets } = lake.client()
    const [first, ...others] = await Promise.all(
      ['a.png', 'b.png', 'c.jpg'].map((filename) => assets.upload('image', png, { filename })),
    )
    const again = await assets.upload('image', png, { filename: 'd.png', title: 'Other' })
    for (const other of [...others, again]) expect(other).toEqual(first)
    expect((await filesOnDisk(lake.dataDir)).filter((name) => name === sha1(png))).toHaveLength(1)
  })

  it('is told by its content, not by its name or type', async () => {
    const webp = await quarters(20, 10).webp({ lossless: true }).toBuffer()
    const uploaded = await lake.client().assets.upload('image', webp, {
      filename: 'really.png',
      contentType: 'image/png',
    })
    expect(uploaded).toMatchObject({ extension: 'webp', mimeType: 'image/webp' })
  })

  it('is measured the right way up', async () => {
    const jpeg = await quarters(60, 20).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const uploaded = await lake.client().assets.upload('image', jpeg)
    expect(uploaded.metadata.dimensions).toMatchObject({ width: 20, height: 60 })
    expect(uploaded._id).toContain('-20x60-jpg')
  })

  it('keeps camera and place to itself unless asked', async () => {
    const exif = {
      IFD0: { Artist: 'Fern' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '51/1 30/1 0/1',
        GPSLongitudeRef: 'W',
        GPSLongitude: '1/1 15/1 0/1',
      },
    }
    const one = await quarters(32, 32).withExif(exif).jpeg().toBuffer()
    const other = await quarters(33, 33).withExif(exif).jpeg().toBuffer()
    const silent = await lake.client().assets.upload('image', one)
    expect(silent.metadata).toHaveProperty('palette')
    expect(silent.metadata).not.toHaveProperty('exif')
    expect(silent.metadata).not.toHaveProperty('location')

    const extract = ['exif' as const, 'location' as const]
    const asked = await lake.client().assets.upload('image', other, { extract })
    expect(asked.metadata).toMatchObject({
      exif: { Artist: 'Fern' },
      location: { _type: 'geopoint', lat: 51.5, lng: -1.25 },
    })
    expect(asked.metadata).not.toHaveProperty('palette')
    expect(asked.metadata).not.toHaveProperty('lqip')
  })

  it.each([
    ['text', () => Promise.resolve(Buffer.from('not a picture at all'))],
    ['a truncated JPEG', async () => (await noise().jpeg().toBuffer()).subarray(0, 9000)],
    ['a truncated PNG', async () => (await noise().png().toBuffer()).subarray(0, 9000)],
    ['a truncated GIF', async () => (await noise().gif().toBuffer()).subarray(0, 9000)],
    [
      'an animation with a damaged last frame',
      async () => {
        const frames = await Promise.all([1, 2].map(() => noise().png().toBuffer()))
        const webp = await sharp(frames, { join: { animated: true } })
          .webp()
          .toBuffer()
        return webp.fill(0xff, webp.lastIndexOf('VP8 ') + 8)
      },
    ],
    ['nothing', () => Promise.resolve(Buffer.alloc(0))],
  ])('is refused when it is %s, and leaves nothing behind', async (_, make) => {
    const before = await filesOnDisk(lake.dataDir)
    const bytes = await make()
    const { status } = await refusal(lake.client().assets.upload('image', bytes))
    expect(status).toBe(400)
    expect(await filesOnDisk(lake.dataDir)).toEqual(before)
    const count = await lake.client().fetch('count(*[sha1hash == $hash])', { hash: sha1(bytes) })
    expect(count).toBe(0)
  })

  it('is refused when it would decode to more pixels than memory holds', async () => {
    const bomb = blankPng(16_000, 16_000)
    expect(bomb.byteLength).toBeLessThan(LIMIT)
    const { status, message } = await refusal(lake.client().assets.upload('image', bomb))
    expect(status).toBe(400)
    expect(message).toContain('16000 x 16000 pixels')
  })
})

describe('a drawing', () => {
  const clean =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80"><defs><linearGradient id="a"><stop offset="0" stop-color="#0a0"/></linearGradient></defs><rect width="120" height="80" fill="url(#a)"/></svg>'

  it('is kept byte for byte when it holds nothing active', async () => {
    const uploaded = await lake.client().assets.upload('image', Buffer.from(clean))
    expect(uploaded).toMatchObject({
      sha1hash: sha1(Buffer.from(clean)),
      mimeType: 'image/svg+xml',
      extension: 'svg',
      metadata: { dimensions: { width: 120, height: 80 } },
    })
    expect(uploaded.metadata).not.toHaveProperty('palette')
    const response = await fetch(`${uploaded.url}?w=10`)
    expect(await response.text()).toBe(clean)
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('loses what could run or reach out, and is then the same asset each time', async () => {
    const hostile = Buffer.from(
      clean
        .replace('<rect ', '<rect onclick="steal()" ')
        .replace(
          '</svg>',
          '<script>steal()</script><foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:steal()"/></foreignObject><image href="https://evil.example/x.png"/></svg>',
        ),
    )
    const first = await lake.client().assets.upload('image', hostile)
    const text = await (await fetch(first.url)).text()
    expect(text).not.toMatch(/script|onclick|foreignObject|iframe|evil/)
    expect(text).toContain('linearGradient')
    expect(text).toContain('viewBox="0 0 120 80"')
    expect(first.sha1hash).toBe(sha1(Buffer.from(text)))
    expect(await lake.client().assets.upload('image', hostile)).toEqual(first)
    expect(await filesOnDisk(lake.dataDir)).not.toContain(sha1(hostile))
  })

  it.each([
    ['it says it is wider than any picture', clean.replace(' viewBox', ' width="1e9" viewBox')],
    ['its style does', clean.replace(' viewBox', ' style="width: 1e9px" viewBox')],
  ])('is refused when %s', async (_, svg) => {
    const { status, message } = await refusal(
      lake.client().assets.upload('image', Buffer.from(svg)),
    )
    expect(status).toBe(400)
    expect(message).toContain('wider or higher than 65535 pixels')
  })

  it('may be a hairline', async () => {
    const hairline = clean.replace(' viewBox', ' width="1" height="60" viewBox')
    const uploaded = await lake.client().assets.upload('image', Buffer.from(hairline))
    expect(uploaded.metadata.dimensions).toMatchObject({ width: 1, height: 60 })
  })

  it('is refused when it has more in it than there is memory to read', async () => {
    const large = clean.replace('</svg>', `${'<g/>'.repeat(100_000)}</svg>`)
    const { status, message } = await refusal(
      lake.client().assets.upload('image', Buffer.from(large)),
    )
    expect(status).toBe(400)
    expect(message).toMatch(/at most \d+ elements/)
  })

  it('is refused when it is not well-formed', async () => {
    const { status, message } = await refusal(
      lake.client().assets.upload('image', Buffer.from(clean.replace('</defs>', ''))),
    )
    expect(status).toBe(400)
    expect(message).toContain('well-formed')
  })
})
