import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { quarters } from './support/pictures.ts'
import { startLake, type TestLake } from './support/start-lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startLake({ datasets: ['production', 'large'] })
})

afterAll(() => lake.stop())

function ask(
  path: string,
  options: { token?: string; base?: string; method?: string } = {},
): Promise<Response> {
  const { token = lake.viewerToken, base = lake.url, method = 'GET' } = options
  return fetch(`${base}/v2021-06-07/data/export/${path}`, {
    method,
    headers: token ? { authorization: `Bearer ${token}` } : {},
  })
}

async function lines(response: Response): Promise<Record<string, unknown>[]> {
  expect(response.status).toBe(200)
  const text = await response.text()
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

describe('the export of a dataset', () => {
  test('holds every document as it is stored, a line each', async () => {
    const client = lake.client()
    await client
      .transaction()
      .create({ _id: 'a', _type: 'post', title: 'Line one\nline two' })
      .create({ _id: 'drafts.a', _type: 'post', title: 'Draft' })
      .create({ _id: 'b', _type: 'author', name: 'Ada' })
      .commit()
    await client.releases.create({ releaseId: 'rOne', metadata: { title: 'One' } })
    await client.createVersion({
      publishedId: 'a',
      releaseId: 'rOne',
      document: { _id: 'versions.rOne.a', _type: 'post', title: 'Version' },
    })
    await client.unpublishVersion({ publishedId: 'b', releaseId: 'rOne' })

    const response = await ask('production')
    expect(response.headers.get('content-type')).toBe('application/x-ndjson')
    const documents = await lines(response)
    expect(documents.map(({ _id }) => _id).sort()).toEqual([
      '_.releases.rOne',
      'a',
      'b',
      'drafts.a',
      'versions.rOne.a',
      'versions.rOne.b',
    ])
    expect(documents.find(({ _id }) => _id === 'a')).toEqual(await client.getDocument('a'))
    // What makes a release take a document down, lost, would make it publish one.
    expect(documents.find(({ _id }) => _id === 'versions.rOne.b')).toMatchObject({
      _system: { delete: true },
    })
    const authors = await lines(await ask('production?types=author,page'))
    expect(authors.map(({ _id }) => _id).sort()).toEqual(['b', 'versions.rOne.b'])
  })

  test('shows a scheduled release as one that is not, for its copy is to wait for nothing', async () => {
    const { releases } = lake.client()
    const publishAt = '2099-01-01T00:00:00.000Z'
    await releases.create({ releaseId: 'rWaiting', metadata: { title: 'Waiting' } })
    await releases.schedule({ releaseId: 'rWaiting', publishAt })
    const documents = await lines(await ask('production?types=system.release'))
    const exported = documents.find(({ name }) => name === 'rWaiting')
    expect(exported).toMatchObject({
      state: 'active',
      metadata: { title: 'Waiting', intendedPublishAt: publishAt },
    })
    expect(exported).not.toHaveProperty('publishAt')
    expect(await releases.get({ releaseId: 'rWaiting' })).toMatchObject({
      state: 'scheduled',
      publishAt,
    })
  })

  test('needs a token', async () => {
    expect((await ask('production', { token: '' })).status).toBe(401)
    expect((await ask('absent')).status).toBe(404)
    expect((await ask('production?nextCursor=x')).status).toBe(400)
  })

  test('names the files where the caller finds them, with what they are held against', async () => {
    const bytes = await quarters(60, 40).png().toBuffer()
    const file = Buffer.from('a file of some kind')
    await lake.client().assets.upload('image', bytes)
    await lake.client().assets.upload('file', file, { filename: 'some.txt' })
    const base = lake.url.replace('localhost', '127.0.0.1')
    const types = 'types=sanity.imageAsset,sanity.fileAsset'
    const own = await lines(await ask(`production?${types}`))
    expect(own.map(({ url }) => String(url).startsWith(`${lake.url}/`))).toEqual([true, true])

    const assets = await lines(await ask(`production?${types}`, { base }))
    for (const [index, content] of [bytes, file].entries()) {
      const { url, sha1hash } = assets[index] ?? {}
      expect(String(url).startsWith(`${base}/`)).toBe(true)
      const response = await fetch(String(url))
      expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true)
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-length': String(content.byteLength),
        'x-sanity-sha1': sha1hash,
        'x-sanity-md5': createHash('md5').update(content).digest('hex'),
      })
    }
  })
})

describe('the export of a large dataset', () => {
  const COUNT = 60

  beforeAll(async () => {
    const client = lake.client({ dataset: 'large' })
    const text = 'x'.repeat(200_000)
    for (let start = 0; start < COUNT; start += 20) {
      const transaction = client.transaction()
      for (let n = start; n < start + 20; n++) {
        transaction.create({ _id: `d${n}`, _type: 'post', text })
      }
      await transaction.commit({ returnDocuments: false })
    }
  })

  test('is of one moment, however slowly it is read', async () => {
    const client = lake.client({ dataset: 'large' })
    const response = await ask('large')
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let text = (await reader?.read())?.value ?? ''
    await client.transaction().create({ _id: 'late', _type: 'post' }).delete('d59').commit()
    for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
      text += part.value
    }
    const ids = text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)._id)
    expect(ids).toEqual(Array.from({ length: COUNT }, (_, n) => `d${n}`))
    expect((await lines(await ask('large'))).map(({ _id }) => _id)).toContain('late')
  })

  test('comes in pages to who asks by cursor', async () => {
    const pages: Record<string, unknown>[][] = []
    let cursor: unknown = ''
    while (typeof cursor === 'string') {
      const page = await lines(await ask(`large?nextCursor=${cursor}`))
      cursor = page.find((line) => 'nextCursor' in line)?.nextCursor
      pages.push(page.filter((line) => '_id' in line))
    }
    expect(pages.length).toBeGreaterThan(1)
    const ids = pages.flat().map(({ _id }) => _id)
    expect(ids).toEqual((await lines(await ask('large'))).map(({ _id }) => _id))
  })

  test('is not begun for who wants no body of it', async () => {
    for (let n = 0; n < 6; n++) {
      const { status } = await ask('large', { method: 'HEAD' })
      expect(status).toBe(200)
    }
    expect((await lines(await ask('large'))).length).toBeGreaterThan(0)
  })

  test('ends with an error when its token is revoked', async () => {
    const url = '/access/project/vitrine/robots'
    const memberships = [{ resourceType: 'project', resourceId: 'vitrine', roleNames: ['viewer'] }]
    const client = lake.client()
    const body = { label: 'Export', memberships }
    const robot = await client.request({ url, method: 'POST', body })
    const response = await ask('large', { token: robot.token })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let text = (await reader?.read())?.value ?? ''
    await client.request({ url: `${url}/${robot.id}`, method: 'DELETE' })
    for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
      text += part.value
    }
    expect(text).toContain('"Export failed"')
    expect(text).not.toContain('"d59"')
  })

  test('is refused while too many others run, until one of them ends', async () => {
    const unread = await Promise.all(Array.from({ length: 4 }, () => ask('large')))
    expect(unread.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const refused = await ask('large')
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('5')
    await unread[0]?.body?.cancel()
    await expect
      .poll(async () => {
        const response = await ask('large')
        await response.body?.cancel()
        return response.status
      })
      .toBe(200)
    await Promise.all(unread.slice(1).map(({ body }) => body?.cancel()))
  })
})
