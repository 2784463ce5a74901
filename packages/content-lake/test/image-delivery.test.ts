import type { SanityImageAssetDocument } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { load, startImageLake } from './support/image-lake.ts'
import { quarters } from './support/pictures.ts'
import type { TestLake } from './support/start-lake.ts'

let lake: TestLake
let photo: SanityImageAssetDocument

beforeAll(async () => {
  ;({ lake, photo } = await startImageLake())
})
afterAll(() => lake.stop())

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

it('does not make what nobody waits for any more', async () => {
  const client = new AbortController()
  // More than are ever made at once.
  const asked = [1, 2, 3, 4, 5].map((q) =>
    fetch(`${photo.url}/given-up?w=4096&h=4096&fit=crop&fm=png&q=${q}`, { signal: client.signal }),
  )
  const settled = Promise.allSettled(asked)
  const underWay = () => lake.records.filter(({ path }) => String(path).endsWith('/given-up'))
  await load(`${photo.url}?w=31`)
  client.abort()
  await settled
  await expect.poll(underWay, { timeout: 20_000 }).toHaveLength(5)
  const refused = underWay().filter(({ status }) => status === 400)
  expect(refused.length).toBeGreaterThanOrEqual(4)
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
