import { afterAll, beforeAll, expect, test } from 'vitest'
import { startLake, type TestLake } from './support/start-lake.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startLake()
})
afterAll(() => lake.stop())

test('the current user is asked for with a token only', async () => {
  await expect(lake.client({ token: undefined }).users.getById('me')).rejects.toMatchObject({
    statusCode: 401,
  })
  await expect(lake.client({ token: lake.viewerToken }).users.getById('me')).resolves.toMatchObject(
    {
      role: 'viewer',
      roles: [{ name: 'viewer', title: 'Viewer' }],
    },
  )
})

test('a wrong robot token is refused without signing the Studio out', async () => {
  await expect(lake.client({ token: 'wrong' }).users.getById('me')).rejects.toMatchObject({
    statusCode: 401,
    response: { body: { statusCode: 401, error: 'Unauthorized' } },
  })
  const response = await fetch(`${lake.url}/v1/users/me`, {
    headers: { authorization: 'Bearer wrong' },
  })
  expect(await response.json()).not.toHaveProperty('errorCode')
})

test('users are found by id, one or many', async () => {
  const me = await lake.client().users.getById('me')
  await expect(lake.client().request({ url: `/users/${me.id},nobody` })).resolves.toEqual([
    { id: me.id, displayName: 'Configured token' },
    null,
  ])
  await expect(lake.client().users.getById('nobody')).rejects.toMatchObject({ statusCode: 404 })
})

test('preferences survive a restart and are each user’s own', async () => {
  const client = lake.client()
  const value = { layout: 'compact' }
  await expect(
    client.request({
      url: '/users/me/keyvalue',
      method: 'PUT',
      body: [{ key: 'studio.structure-tool.layout.post', value }],
    }),
  ).resolves.toEqual([{ key: 'studio.structure-tool.layout.post', value }])
  await lake.restart()
  const keys = '/users/me/keyvalue/studio.structure-tool.layout.post,missing'
  await expect(client.request({ url: keys })).resolves.toEqual([
    { key: 'studio.structure-tool.layout.post', value },
  ])
  await expect(lake.client({ token: lake.editorToken }).request({ url: keys })).resolves.toEqual([])
  await client.request({
    url: '/users/me/keyvalue/studio.structure-tool.layout.post',
    method: 'DELETE',
  })
  await expect(client.request({ url: keys })).resolves.toEqual([])
})

test.each([
  ['with a comma in the key', '[{"key":"a,b","value":1}]'],
  ['without a key', '[{"value":1}]'],
  ['that are not JSON', '{"key":'],
  ['that are missing', ''],
  ['of unreasonable size', JSON.stringify([{ key: 'big', value: 'x'.repeat(70_000) }])],
])('preferences %s are refused', async (_, body) => {
  const response = await fetch(`${lake.url}/v1/users/me/keyvalue`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${lake.token}` },
    body,
  })
  expect(response.status).toBe(400)
})

test.each(['v2', 'v2026-13-01', 'v2026-02-30', 'v26-01-01'])(
  '%s is no API version',
  async (version) => {
    const response = await fetch(`${lake.url}/${version}/ping`)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ statusCode: 400 })
  },
)

test('only what is served in full is offered to the Studio', async () => {
  const features = await lake.client().request<string[]>({ url: '/features' })
  expect(features.toSorted()).toEqual(['contentReleases', 'singleDocRelease', 'studioComments'])
})

test('the project shows its members, and another project does not exist', async () => {
  await expect(lake.client().projects.getById('vitrine')).resolves.toMatchObject({
    id: 'vitrine',
    members: expect.any(Array),
  })
  await expect(
    lake.client({ projectId: 'other' }).request({ url: '/projects/other' }),
  ).rejects.toMatchObject({
    statusCode: 404,
    response: { body: { errorCode: 'SIO-404-PNF' } },
  })
  await expect(
    lake.client({ projectId: 'other' }).request({ url: '/data/ping/production' }),
  ).rejects.toMatchObject({ statusCode: 404 })
})

test('a dataset is created once, by an administrator, and serves at once', async () => {
  const create = (token: string) => lake.client({ token }).datasets.create('preview')
  await expect(create(lake.editorToken)).rejects.toMatchObject({ statusCode: 403 })
  await expect(create(lake.token)).resolves.toMatchObject({ datasetName: 'preview' })
  await expect(create(lake.token)).rejects.toMatchObject({ statusCode: 409 })
  await expect(lake.client().request({ url: '/data/ping/preview' })).resolves.toEqual({
    pong: true,
  })
  await expect(lake.client().request({ url: '/data/ping/absent' })).rejects.toMatchObject({
    statusCode: 404,
  })
})

test('comments live in a dataset of their own that is never public', async () => {
  const client = lake.client()
  const addon = '/projects/vitrine/datasets?datasetProfile=comments&addonFor=production'
  await expect(client.request({ url: addon })).resolves.toEqual([])
  const setup = { url: '/comments/production/setup', method: 'POST' }
  await expect(lake.client({ token: lake.viewerToken }).request(setup)).rejects.toMatchObject({
    statusCode: 403,
  })
  await expect(client.request(setup)).resolves.toEqual({ datasetName: 'production-comments' })
  await expect(client.request(setup)).resolves.toEqual({ datasetName: 'production-comments' })
  await expect(client.request({ url: addon })).resolves.toMatchObject([
    { name: 'production-comments' },
  ])
  await expect(
    lake.client({ token: undefined }).request({ url: '/data/ping/production-comments' }),
  ).rejects.toMatchObject({ statusCode: 401 })
  // What stands for the version in a path is no way around the gates before the routes.
  for (const version of ['latest', '1', 'V1']) {
    const url = `${lake.url}/${version}/data/query/production-comments?query=*`
    await expect(fetch(url)).resolves.toMatchObject({ status: 404 })
  }
})

test('what the Studio asks for without need is a plain 404', async () => {
  for (const url of ['/journey/trial', '/schedules/vitrine/production', '/geoip/country']) {
    await expect(lake.client().request({ url })).rejects.toMatchObject({
      statusCode: 404,
      response: { body: { statusCode: 404, error: 'Not Found' } },
    })
  }
})

test('process managers see a live and ready server', async () => {
  await expect(fetch(`${lake.url}/healthz`)).resolves.toMatchObject({ status: 200 })
  await expect(fetch(`${lake.url}/readyz`)).resolves.toMatchObject({ status: 200 })
})

test('a Studio finds itself registered, and no sales desk in its help menu', async () => {
  const client = lake.client()
  await expect(
    client.request({ url: '/projects/vitrine/user-applications' }),
  ).resolves.toContainEqual(
    expect.objectContaining({ urlType: 'external', appHost: 'http://localhost:3333' }),
  )
  await expect(
    lake.client({ token: undefined }).request({ url: '/projects/vitrine/user-applications' }),
  ).rejects.toMatchObject({ statusCode: 401 })
  await expect(client.request({ url: '/help?m=sanity@6.13.2' })).resolves.toEqual({
    resources: { sectionArray: [] },
  })
})
