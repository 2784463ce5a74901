import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLake, type TestLake } from './support/start-lake.ts'
import { filesOnDisk, refusal, sha1 } from './support/uploads.ts'

const LIMIT = 500_000

let lake: TestLake

beforeAll(async () => {
  lake = await startLake({ maximumUploadBytes: LIMIT })
})
afterAll(() => lake.stop())

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
    const before = await filesOnDisk(lake.dataDir)
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
    expect(await filesOnDisk(lake.dataDir)).toEqual(before)
  })

  it('leaves nothing behind when the connection breaks', async () => {
    const before = await filesOnDisk(lake.dataDir)
    const { port } = new URL(lake.url)
    const seen = lake.records.length
    const socket = connect(Number(port), '127.0.0.1')
    socket.write(
      `POST /v1/assets/files/production HTTP/1.1\r\nHost: localhost:${port}\r\nAuthorization: Bearer ${lake.token}\r\nContent-Length: 100000\r\n\r\n`,
    )
    socket.write(Buffer.alloc(40_000, 1))
    await expect.poll(() => filesOnDisk(lake.dataDir)).toHaveLength(before.length + 1)
    socket.destroy()
    await expect.poll(() => filesOnDisk(lake.dataDir)).toEqual(before)
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
    const before = await filesOnDisk(lake.dataDir)
    const answer = await refusal(lake.client({ token }).assets.upload('file', body))
    expect(answer.status).toBe(status)
    expect(await filesOnDisk(lake.dataDir)).toEqual(before)
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
