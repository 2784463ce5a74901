import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DatasetRegistry } from '../src/datasets/dataset-registry.ts'
import { openLakeDatabase } from '../src/datasets/lake-database.ts'
import { startLake, type TestLake } from './support/start-lake.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startLake()
})
afterAll(() => lake.stop())

test('the current user is told to whom has a token only', async () => {
  await expect(lake.client({ token: undefined }).users.getById('me')).resolves.toEqual({})
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

test('preferences of a user are bounded, with an error that says so', async () => {
  const viewer = lake.client({ token: lake.viewerToken })
  const put = (prefix: string) =>
    viewer.request({
      url: '/users/me/keyvalue',
      method: 'PUT',
      body: Array.from({ length: 30 }, (_, n) => ({
        key: `${prefix}${n}`,
        value: 'x'.repeat(60_000),
      })),
    })
  await put('a')
  await expect(put('b')).rejects.toMatchObject({
    statusCode: 413,
    response: { body: { statusCode: 413, error: 'Payload Too Large' } },
  })
  await expect(viewer.request({ url: '/users/me/keyvalue/a0,b0' })).resolves.toHaveLength(1)
})

test('only what is served in full is offered to the Studio', async () => {
  const features = await lake.client().request<string[]>({ url: '/features' })
  expect(features.toSorted()).toEqual([
    'advancedDatasetManagement',
    'contentReleases',
    'privateDataset',
    'sanityTasks',
    'scheduledPublishing',
    'singleDocRelease',
    'studioComments',
  ])
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
  const nobody = lake.client({ token: undefined })
  await expect(
    nobody.request({ url: '/data/query/production-comments?query=*' }),
  ).rejects.toMatchObject({ statusCode: 401 })
  // The Studio asks so, without a token, which server it talks to.
  await expect(nobody.request({ url: '/data/ping/production-comments' })).resolves.toEqual({
    pong: true,
  })
  await expect(client.request({ url: '/data/ping/nowhere' })).rejects.toMatchObject({
    statusCode: 404,
  })
  // What stands for the version in a path is no way around the gates before the routes.
  for (const version of ['latest', '1', 'V1']) {
    const url = `${lake.url}/${version}/data/query/production-comments?query=*`
    await expect(fetch(url)).resolves.toMatchObject({ status: 404 })
  }
})

test('comments are never kept where they could be public, nor beside comments', async () => {
  const client = lake.client()
  await client.datasets.create('other')
  await client.datasets.create('other-comments', { aclMode: 'public' })
  const setup = (dataset: string) =>
    client.request({ url: `/comments/${dataset}/setup`, method: 'POST' })
  await expect(setup('other')).rejects.toMatchObject({ statusCode: 409 })
  await client.datasets.delete('other-comments')
  await expect(setup('other')).resolves.toEqual({ datasetName: 'other-comments' })
  await expect(setup('other-comments')).rejects.toMatchObject({ statusCode: 400 })
  await client.datasets.delete('other')
})

test('a contributor comments, but publishes nothing that calls itself a comment', async () => {
  const { datasetName: comments } = await lake
    .client()
    .request<{ datasetName: string }>({ url: '/comments/production/setup', method: 'POST' })
  const contributor = lake.client({ token: lake.contributorToken })
  const comment = { _id: 'said', _type: 'comment' }
  await contributor.withConfig({ dataset: comments }).create(comment)
  await expect(contributor.create(comment)).rejects.toMatchObject({ statusCode: 403 })
  await lake.client().create(comment)
  await expect(contributor.delete('said')).rejects.toMatchObject({ statusCode: 403 })
})

test('process managers see a live and ready server', async () => {
  await expect(fetch(`${lake.url}/healthz`)).resolves.toMatchObject({ status: 200 })
  await expect(fetch(`${lake.url}/readyz`)).resolves.toMatchObject({ status: 200 })
})

test('a server that cannot read one of its datasets is alive, but not ready', async () => {
  const other = await startLake()
  await writeFile(path.join(other.dataDir, 'datasets/broken.sqlite'), 'This is no database file.')
  const database = openLakeDatabase(other.dataDir)
  new DatasetRegistry(database).add('broken')
  database.close()
  const ready = await fetch(`${other.url}/readyz`)
  expect(ready.status).toBe(503)
  await expect(ready.json()).resolves.toEqual({
    status: 'unavailable',
    message: 'A dataset cannot be opened, or is damaged: the log names its file',
  })
  expect(other.records).toContainEqual(
    expect.objectContaining({
      event: 'not-ready',
      id: ready.headers.get('x-request-id'),
      message: expect.stringContaining('broken.sqlite'),
    }),
  )
  await expect(fetch(`${other.url}/healthz`)).resolves.toMatchObject({ status: 200 })
  await other.stop()
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
