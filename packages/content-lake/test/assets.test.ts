import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { connect } from 'node:net'
import path from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { ClientError } from '@sanity/client'
import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { quarters } from './support/pictures.ts'
import { startLake, type TestLake } from './support/start-lake.ts'

const LIMIT = 500_000

let lake: TestLake

beforeAll(async () => {
  lake = await startLake({ maximumUploadBytes: LIMIT })
})
afterAll(() => lake.stop())

function sha1(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex')
}

async function refusal(promise: Promise<unknown>): Promise<{ status: number; message: string }> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ClientError)) throw new Error(`expected a refusal, got ${error}`)
  return { status: error.statusCode, message: error.message }
}

/** Every file that the lake keeps or is receiving. */
async function filesOnDisk(): Promise<string[]> {
  const directory = path.join(lake.dataDir, 'assets')
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
}

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
    expect((await filesOnDisk()).filter((name) => name === sha1(png))).toHaveLength(1)
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
    const before = await filesOnDisk()
    const bytes = await make()
    const { status } = await refusal(lake.client().assets.upload('image', bytes))
    expect(status).toBe(400)
    expect(await filesOnDisk()).toEqual(before)
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
    expect(await filesOnDisk()).not.toContain(sha1(hostile))
  })

  it('is refused when it is not well-formed', async () => {
    const { status, message } = await refusal(
      lake.client().assets.upload('image', Buffer.from(clean.replace('</defs>', ''))),
    )
    expect(status).toBe(400)
    expect(message).toContain('well-formed')
  })
})

describe('a file', () => {
  it('is stored and served under the type of its name', async () => {
    const bytes = Buffer.from('# Notes\n')
    const uploaded = await lake.client().assets.upload('file', bytes, { filename: 'notes.MD' })
    expect(uploaded).toMatchObject({
      _id: `file-${sha1(bytes)}-md`,
      _type: 'sanity.fileAsset',
      extension: 'md',
      mimeType: 'text/markdown',
      originalFilename: 'notes.MD',
      url: `${lake.url}/files/vitrine/production/${sha1(bytes)}.md`,
    })
    expect(await (await fetch(uploaded.url)).text()).toBe('# Notes\n')
  })

  it('has the extension of its type when its name says none', async () => {
    const uploaded = await lake.client().assets.upload('file', Buffer.from('%PDF-1.7'), {
      contentType: 'application/pdf',
    })
    expect(uploaded).toMatchObject({ extension: 'pdf', mimeType: 'application/pdf' })
  })

  it('is the same document when it comes again under another name', async () => {
    const bytes = Buffer.from('one and the same')
    const first = await lake.client().assets.upload('file', bytes, { filename: 'a.txt' })
    expect(await lake.client().assets.upload('file', bytes, { filename: 'b.log' })).toEqual(first)
  })

  it('is refused beyond the limit, announced or not, and leaves nothing behind', async () => {
    const before = await filesOnDisk()
    const url = `${lake.url}/v1/assets/files/production`
    const headers = { authorization: `Bearer ${lake.token}` }
    const announced = await fetch(url, { method: 'POST', headers, body: Buffer.alloc(LIMIT + 1) })
    expect(announced.status).toBe(413)
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new Uint8Array(64 * 1024))
      },
    })
    const streaming = { method: 'POST', headers, body: stream, duplex: 'half' }
    const endless = await fetch(url, streaming)
    expect(endless.status).toBe(413)
    expect(await endless.json()).toMatchObject({ statusCode: 413, error: 'Payload Too Large' })
    expect(await filesOnDisk()).toEqual(before)
  })

  it('leaves nothing behind when the connection breaks', async () => {
    const before = await filesOnDisk()
    const { port } = new URL(lake.url)
    const seen = lake.records.length
    const socket = connect(Number(port), '127.0.0.1')
    socket.write(
      `POST /v1/assets/files/production HTTP/1.1\r\nHost: localhost:${port}\r\nAuthorization: Bearer ${lake.token}\r\nContent-Length: 100000\r\n\r\n`,
    )
    socket.write(Buffer.alloc(40_000, 1))
    await expect.poll(filesOnDisk).toHaveLength(before.length + 1)
    socket.destroy()
    await expect.poll(filesOnDisk).toEqual(before)
    await expect.poll(() => lake.records.length).toBeGreaterThan(seen)
    expect(lake.records.slice(seen).map((record) => record.event)).not.toContain('failure')
  })
})

describe('permission', () => {
  const body = Buffer.from('guarded')
  it.each([
    ['nobody', undefined, 401],
    ['a viewer', 'viewerToken', 403],
  ] as const)('is refused to %s before the body is read', async (_, key, status) => {
    const token = key && lake[key]
    const before = await filesOnDisk()
    const answer = await refusal(lake.client({ token }).assets.upload('file', body))
    expect(answer.status).toBe(status)
    expect(await filesOnDisk()).toEqual(before)
  })

  it('is given to a contributor', async () => {
    const client = lake.client({ token: lake.contributorToken })
    expect(await client.assets.upload('file', Buffer.from('a contribution'))).toHaveProperty('_id')
  })

  it('needs a dataset that exists', async () => {
    const client = lake.client({ dataset: 'elsewhere' })
    expect((await refusal(client.assets.upload('file', body))).status).toBe(404)
  })

  it('refuses unknown metadata by name', async () => {
    const url = `${lake.url}/v1/assets/images/production?meta=horoscope`
    const headers = { authorization: `Bearer ${lake.token}` }
    const response = await fetch(url, { method: 'POST', headers, body })
    expect(response.status).toBe(400)
  })
})

it('keeps assets over a restart', async () => {
  const bytes = Buffer.from('durable')
  const uploaded = await lake.client().assets.upload('file', bytes, { filename: 'd.txt' })
  await lake.restart()
  expect(await lake.client().getDocument(uploaded._id)).toEqual(uploaded)
  expect(await (await fetch(uploaded.url)).text()).toBe('durable')
})

/** A one-bit PNG: a few kilobytes, whatever its size. */
function blankPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 1
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.byteLength, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

function noise(): Sharp {
  return sharp({
    create: {
      width: 200,
      height: 200,
      channels: 3,
      background: '#777',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
}
