import { existsSync } from 'node:fs'
import { get } from 'node:http'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listening } from './support/listen.ts'
import { startLake, type TestLake } from './support/start-lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startLake()
})

afterAll(() => lake.stop())

describe('a dataset that is deleted', () => {
  test('is gone with its documents, its listeners and what was added on to it', async () => {
    const { datasets } = lake.client()
    await datasets.create('doomed')
    const client = lake.client({ dataset: 'doomed' })
    await client.create({ _id: 'a', _type: 'post' })
    await client.request({ url: '/comments/doomed/setup', method: 'POST' })
    // Every query thread that has read the file is to let go of it.
    await Promise.all(Array.from({ length: 6 }, () => client.fetch('*[0]._id')))
    const heard = await listening(client, '*', {})

    await expect(
      lake.client({ token: lake.editorToken }).datasets.delete('doomed'),
    ).rejects.toMatchObject({ statusCode: 403 })
    await expect(datasets.delete('doomed')).resolves.toEqual({ deleted: true })
    await expect(client.fetch('*')).rejects.toMatchObject({ statusCode: 404 })
    await expect(datasets.delete('doomed')).rejects.toMatchObject({ statusCode: 404 })
    expect((await datasets.list()).map(({ name }) => name)).toEqual(['production'])
    await expect.poll(() => heard.events.some(({ type }) => type === 'reconnect')).toBe(true)
    heard.stop()
    for (const name of ['doomed', 'doomed-comments']) {
      expect(existsSync(path.join(lake.dataDir, 'datasets', `${name}.sqlite`))).toBe(false)
    }
  })

  test('leaves nothing to another of the same name', async () => {
    const { datasets } = lake.client()
    const client = lake.client({ dataset: 'again' })
    await datasets.create('again')
    await client.create({ _id: 'old', _type: 'post' })
    await Promise.all(Array.from({ length: 6 }, () => client.fetch('count(*)')))
    await datasets.delete('again')
    await datasets.create('again')
    await client.create({ _id: 'new', _type: 'post' })
    const answers = await Promise.all(Array.from({ length: 6 }, () => client.fetch('*._id')))
    expect(answers).toEqual(Array.from({ length: 6 }, () => ['new']))
    await lake.restart()
    expect(await client.fetch('*._id')).toEqual(['new'])
    await datasets.delete('again')
  })

  test('is not one that the configuration would make anew', async () => {
    await expect(lake.client().datasets.delete('production')).rejects.toMatchObject({
      statusCode: 409,
    })
    expect(await lake.client().fetch('count(*)')).toBe(0)
  })
})

describe('tokens', () => {
  const url = '/access/project/vitrine/robots'
  const memberships = [{ resourceType: 'project', resourceId: 'vitrine', roleNames: ['editor'] }]

  test('are made, listed, rotated and deleted', async () => {
    const client = lake.client()
    const made = await client.request({ url, method: 'POST', body: { label: 'CI', memberships } })
    expect(made).toMatchObject({ label: 'CI', memberships })
    const robot = lake.client({ token: made.token })
    expect(await robot.users.getById('me')).toMatchObject({ id: made.id, role: 'editor' })

    const listed = await client.request({ url })
    expect(listed).toMatchObject({ data: [{ id: made.id, label: 'CI' }], nextCursor: null })
    expect(JSON.stringify(listed)).not.toContain(made.token)

    const rotated = await robot.request({ url: '/access/robots/me/rotate', method: 'POST' })
    await expect(robot.users.getById('me')).rejects.toMatchObject({ statusCode: 401 })
    const renewed = lake.client({ token: rotated.token })
    expect(await renewed.users.getById('me')).toMatchObject({ id: made.id })

    await client.request({ url: `${url}/${made.id}`, method: 'DELETE' })
    await expect(renewed.users.getById('me')).rejects.toMatchObject({ statusCode: 401 })
    await expect(
      client.request({ url: `${url}/${made.id}`, method: 'DELETE' }),
    ).rejects.toMatchObject({ statusCode: 404 })
  })

  test('are an administrator’s business, and do not expire', async () => {
    for (const token of [lake.editorToken, lake.viewerToken]) {
      await expect(lake.client({ token }).request({ url })).rejects.toMatchObject({
        statusCode: 403,
      })
    }
    await expect(
      lake.client({ token: undefined }).request({ url, method: 'POST' }),
    ).rejects.toMatchObject({ statusCode: 401 })
    const body = { label: 'Brief', memberships, expiresAt: '2099-01-01T00:00:00Z' }
    await expect(lake.client().request({ url, method: 'POST', body })).rejects.toMatchObject({
      statusCode: 400,
    })
  })
})

describe('deployed schemas', () => {
  const url = '/projects/vitrine/datasets/production/schemas'
  const schema = [{ name: 'post', type: 'document', fields: [] }]
  const workspace = { name: 'default', title: 'Default' }

  test('are kept by workspace and tag, and replaced by the next', async () => {
    const client = lake.client()
    const put = (schemas: object[]) => client.request({ url, method: 'PUT', body: { schemas } })
    await put([
      { version: '1', workspace, schema },
      { version: '1', workspace, schema, tag: 'next' },
    ])
    await put([{ version: '2', workspace, schema: [] }])
    expect(await client.request({ url })).toMatchObject([
      { _id: '_.schemas.default', version: '2', workspace, schema: '[]' },
      { _id: '_.schemas.default.tag.next', tag: 'next', schema: JSON.stringify(schema) },
    ])
    const one = `${url}/_.schemas.default`
    expect(await client.request({ url: one })).toMatchObject([{ version: '2' }])
    expect(await client.request({ url: one, method: 'DELETE' })).toEqual({ deleted: true })
    expect(await client.request({ url: one })).toEqual([])
    expect(await client.request({ url: one, method: 'DELETE' })).toEqual({ deleted: false })
  })

  test('are read with a token, and written by who may write published documents', async () => {
    const anonymous = lake.client({ token: undefined })
    await expect(anonymous.request({ url })).rejects.toMatchObject({ statusCode: 401 })
    const body = { schemas: [{ version: '1', workspace, schema }] }
    for (const token of [lake.viewerToken, lake.contributorToken]) {
      await expect(
        lake.client({ token }).request({ url, method: 'PUT', body }),
      ).rejects.toMatchObject({ statusCode: 403 })
    }
    expect(await lake.client({ token: lake.viewerToken }).request({ url })).toHaveLength(1)
    expect(await anonymous.fetch('count(*)')).toBe(0)
  })

  test('cannot be used to touch other documents', async () => {
    const client = lake.client()
    await client.create({ _id: 'mine', _type: 'post' })
    const one = `${url}/mine`
    expect(await client.request({ url: one, method: 'DELETE' })).toEqual({ deleted: false })
    expect(await client.request({ url: one })).toEqual([])
    expect(await client.getDocument('mine')).toBeDefined()
  })
})

test('releases that are not over are counted in every dataset, those of one draft apart', async () => {
  const { datasets } = lake.client()
  await datasets.create('staging')
  const staging = lake.client({ dataset: 'staging' })
  const count = async () => {
    const url = '/projects/vitrine/new-content-release-allowed'
    const { data } = await staging.request({ url })
    return [data.orgActiveReleaseCount, data.orgMeteredActiveReleaseCount]
  }
  expect(await count()).toEqual([0, 0])
  await staging.releases.create({ releaseId: 'spring', metadata: { releaseType: 'asap' } })
  await staging.releases.create({ metadata: { releaseType: 'scheduled', cardinality: 'one' } })
  await lake.client().releases.create({ releaseId: 'autumn' })
  expect(await count()).toEqual([3, 2])
  await staging.releases.archive({ releaseId: 'spring' })
  expect(await count()).toEqual([2, 1])
  await datasets.delete('staging')
  await lake.client().releases.archive({ releaseId: 'autumn' })
  await lake.client().releases.delete({ releaseId: 'autumn' })
})

test('what the configuration says can be read by members, and changed in the configuration only', async () => {
  const client = lake.client()
  expect(await client.request({ url: '/projects/vitrine/cors' })).toMatchObject([
    { origin: 'http://localhost:3333' },
    { origin: 'http://localhost:3000' },
  ])
  for (const url of ['/projects/vitrine/cors', '/hooks/projects/vitrine', '/aliases']) {
    await expect(lake.client({ token: undefined }).request({ url })).rejects.toMatchObject({
      statusCode: 401,
    })
  }
  for (const url of ['/projects/vitrine/cors', '/hooks/projects/vitrine']) {
    await expect(client.request({ url, method: 'POST', body: {} })).rejects.toMatchObject({
      statusCode: 403,
      message: expect.stringContaining('CONTENT_LAKE_'),
    })
  }
})

test('the project answers at its own host name, and to paths that begin with two slashes', async () => {
  const status = (host: string, requestPath: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const { port } = new URL(lake.url)
      const headers = { host: `${host}:${port}` }
      get({ host: '127.0.0.1', port, path: requestPath, headers }, (response) => {
        response.resume()
        resolve(response.statusCode)
      }).on('error', reject)
    })
  expect(await status('vitrine.localhost', '/v1/ping')).toBe(200)
  expect(await status('localhost', '//v1/ping')).toBe(200)
  // What needs a token needs it however the path begins.
  expect(await status('localhost', '//v1/data/export/production')).toBe(401)
  expect(await status('vitrine.example', '/v1/ping')).toBe(421)
})
