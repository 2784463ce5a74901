import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { quarters } from './support/pictures.ts'
import { startLake, type TestLake } from './support/start-lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startLake()
  await lake.client().datasets.create('secret', { aclMode: 'private' })
  await lake.client({ dataset: 'secret' }).create({ _id: 'a', _type: 'post' })
})

afterAll(() => lake.stop())

/** Status of an answer to nobody, or to a viewer. */
async function status(path: string, { viewer = false, body = '' } = {}): Promise<number> {
  const controller = new AbortController()
  const response = await fetch(`${lake.url}/v2025-02-19${path}`, {
    signal: controller.signal,
    headers: {
      'x-sanity-project-id': 'vitrine',
      ...(viewer && { authorization: `Bearer ${lake.viewerToken}` }),
    },
    ...(body !== '' && { method: 'POST', body }),
  })
  controller.abort()
  return response.status
}

describe('a private dataset', () => {
  const READS = [
    '/data/query/secret?query=*',
    '/projects/vitrine/datasets/secret/query?query=*',
    '/data/doc/secret/a',
    '/data/live/events/secret',
    '/data/listen/secret?query=*',
    '/data/export/secret',
    '/data/history/secret/documents/a',
  ]

  test.each(READS)('answers members, and nobody else (%s)', async (path) => {
    expect(await status(path)).toBe(401)
    expect(await status(path, { viewer: true })).toBe(200)
  })

  test('answers nobody who asks by POST or by an alias either', async () => {
    await lake.client().request({
      url: '/aliases/hidden',
      method: 'PUT',
      body: { datasetName: 'secret' },
    })
    expect(await status('/data/query/secret', { body: '{"query":"*"}' })).toBe(401)
    expect(await status('/data/query/~hidden?query=*')).toBe(401)
    expect(await status('/data/query/~hidden?query=*', { viewer: true })).toBe(200)
  })

  test('shows its pictures to everybody, as on hosted Sanity', async () => {
    const { assets } = lake.client({ dataset: 'secret' })
    const { url } = await assets.upload('image', await quarters(8, 8).png().toBuffer())
    expect((await fetch(url)).status).toBe(200)
  })

  test('stays private', async () => {
    await lake.restart()
    expect(await status('/data/query/secret?query=*')).toBe(401)
    expect(await lake.client().datasets.list()).toMatchObject([
      { name: 'production', aclMode: 'public' },
      { name: 'secret', aclMode: 'private' },
    ])
  })
})

describe('the visibility of a dataset', () => {
  test('is changed by administrators, and at once', async () => {
    const { datasets } = lake.client()
    await datasets.create('changing')
    const query = '/data/query/changing?query=*'
    expect(await status(query)).toBe(200)
    for (const token of [lake.editorToken, undefined]) {
      await expect(
        lake.client({ token }).datasets.edit('changing', { aclMode: 'private' }),
      ).rejects.toMatchObject({ statusCode: token ? 403 : 401 })
    }
    const edited = await datasets.edit('changing', { aclMode: 'private' })
    expect(edited).toEqual({ datasetName: 'changing', aclMode: 'private' })
    expect(await status(query)).toBe(401)
    expect(await datasets.edit('changing', {})).toMatchObject({ aclMode: 'private' })
    await datasets.edit('changing', { aclMode: 'public' })
    expect(await status(query)).toBe(200)
    await expect(datasets.edit('changing', { aclMode: 'custom' })).rejects.toMatchObject({
      statusCode: 400,
    })
    await expect(datasets.edit('nowhere', { aclMode: 'public' })).rejects.toMatchObject({
      statusCode: 404,
    })
  })

  test('ends the streams of those who may no longer read', async () => {
    const { datasets } = lake.client()
    await datasets.create('streamed')
    const stream = await fetch(`${lake.url}/v2025-02-19/data/live/events/streamed`, {
      headers: { 'x-sanity-project-id': 'vitrine' },
    })
    await datasets.edit('streamed', { aclMode: 'private' })
    await lake.client({ dataset: 'streamed' }).create({ _id: 'hidden', _type: 'post' })
    const told = await stream.text()
    expect(told).toContain('event: welcome')
    expect(told).not.toContain('event: message')
  })

  test('of an add-on is private for good', async () => {
    const client = lake.client()
    await client.request({ url: '/comments/production/setup', method: 'POST' })
    await expect(
      client.datasets.edit('production-comments', { aclMode: 'public' }),
    ).rejects.toMatchObject({ statusCode: 400 })
    expect(await status('/data/query/production-comments?query=*')).toBe(401)
  })
})

test.each([
  'data/query',
  'data/doc',
  'data/live/events',
  'data/listen',
  'data/export',
  'data/ping',
  'assets/images',
])('nobody can tell a private dataset from none (%s)', async (operation) => {
  const own = await startLake()
  await own.client().datasets.create('hidden', { aclMode: 'private' })
  const ask = async (name: string) => {
    const response = await fetch(`${own.url}/v2026-09-01/${operation}/${name}`)
    return { status: response.status, body: await response.text() }
  }
  const hidden = await ask('hidden')
  expect(hidden).toMatchObject(await ask('nowhere'))
  expect(hidden.status).toBe(operation === 'data/ping' ? 200 : 401)
  await own.stop()
})

test.each([
  ['GET', 'acl'],
  ['GET', 'schemas'],
  ['PUT', 'schemas'],
  ['DELETE', 'schemas/x'],
  ['PATCH', ''],
  ['DELETE', ''],
])('nor by what is said of it (%s %s)', async (method, path) => {
  const told = async (name: string) => {
    const url = `${lake.url}/v2025-02-19/projects/vitrine/datasets/${name}/${path}`
    const body = method === 'PUT' || method === 'PATCH' ? '{}' : undefined
    const answer = await fetch(url.replace(/\/$/, ''), { method, body })
    return { status: answer.status, body: (await answer.text()).replaceAll(name, 'it') }
  }
  expect(await told('secret')).toEqual(await told('absent'))
})
