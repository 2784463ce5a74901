import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startLake, type TestLake } from './support/start-lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startLake()
})

afterAll(() => lake.stop())

describe('a dataset alias', () => {
  const alias = (name: string, method: string, body?: object) =>
    lake.client().request({ url: `/aliases/${name}`, method, body })
  const list = () => lake.client().request({ url: '/aliases' })

  test('is read as the dataset it is linked to, whichever that is by now', async () => {
    const { datasets } = lake.client()
    const reader = lake.client({ dataset: '~live', token: undefined })
    for (const name of ['blue', 'green']) {
      await datasets.create(name)
      await lake.client({ dataset: name }).create({ _id: name, _type: 'post' })
    }
    expect(await alias('live', 'PUT', { datasetName: 'blue' })).toEqual({
      aliasName: 'live',
      datasetName: 'blue',
    })
    expect(await reader.fetch('*._id')).toEqual(['blue'])
    expect(await reader.getDocument('blue')).toMatchObject({ _id: 'blue' })
    expect(await alias('live', 'PATCH', { datasetName: 'green' })).toEqual({
      aliasName: 'live',
      datasetName: 'green',
    })
    expect(await reader.fetch('*._id')).toEqual(['green'])
    await lake.restart()
    expect(await reader.fetch('*._id')).toEqual(['green'])
    expect(await alias('live/unlink', 'PATCH', {})).toEqual({
      aliasName: 'live',
      datasetName: 'green',
    })
    await expect(reader.fetch('*')).rejects.toMatchObject({ statusCode: 401 })
    expect(await alias('live', 'DELETE')).toEqual({ deleted: true })
    expect(await list()).not.toContainEqual(expect.objectContaining({ name: 'live' }))
  })

  test('ends the streams of its readers when it is linked to another dataset', async () => {
    await lake.client().datasets.create('one')
    await lake.client().datasets.create('two')
    await alias('moving', 'PUT', { datasetName: 'one' })
    const response = await fetch(`${lake.url}/v2025-02-19/data/live/events/~moving`, {
      headers: { 'x-sanity-project-id': 'vitrine' },
    })
    await alias('moving', 'PATCH', { datasetName: 'two' })
    await lake.client({ dataset: 'one' }).create({ _id: 'unheard', _type: 'post' })
    const told = await response.text()
    expect(told).toContain('event: welcome')
    expect(told).not.toContain('event: message')
  })

  test('is for reading only', async () => {
    await alias('copy', 'PUT', { datasetName: 'production' })
    const client = lake.client({ dataset: '~copy' })
    await expect(client.create({ _type: 'post' })).rejects.toMatchObject({ statusCode: 403 })
    await expect(
      client.action({ actionType: 'sanity.action.document.discard', draftId: 'drafts.a' }),
    ).rejects.toMatchObject({ statusCode: 403 })
    await expect(client.assets.upload('file', Buffer.from('x'))).rejects.toMatchObject({
      statusCode: 403,
    })
    const schemas = '/projects/vitrine/datasets/~copy/schemas'
    for (const [url, method] of [
      [schemas, 'PUT'],
      [`${schemas}/_.schemas.default`, 'DELETE'],
      ['/schedules/vitrine/~copy', 'POST'],
    ] as const) {
      await expect(client.request({ url, method, body: {} })).rejects.toMatchObject({
        statusCode: 403,
      })
    }
    expect(await client.request({ url: schemas })).toEqual([])
    for (const change of [
      () => client.datasets.delete('~copy'),
      () => client.datasets.edit('~copy', { aclMode: 'private' }),
      () => client.datasets.create('~copy'),
    ]) {
      await expect(change()).rejects.toThrow()
    }
    expect(await lake.client().fetch('count(*)')).toBe(0)
  })

  test('is linked to nothing when its dataset is deleted', async () => {
    await lake.client().datasets.create('brief')
    await alias('left', 'PUT', { datasetName: 'brief' })
    await lake.client().datasets.delete('brief')
    expect(await list()).toContainEqual({ name: 'left', datasetName: null })
    await expect(lake.client({ dataset: '~left' }).fetch('*')).rejects.toMatchObject({
      statusCode: 404,
    })
    expect(existsSync(`${lake.dataDir}/datasets/~left.sqlite`)).toBe(false)
  })

  test('is made of a new name and an existing dataset, by administrators', async () => {
    await alias('taken', 'PUT')
    expect(await list()).toContainEqual({ name: 'taken', datasetName: null })
    for (const [name, body, statusCode] of [
      ['taken', {}, 409],
      ['Upper', {}, 400],
      ['other', { datasetName: 'nowhere' }, 404],
      ['other', { datasetName: '~copy' }, 400],
    ] as const) {
      await expect(alias(name, 'PUT', body)).rejects.toMatchObject({ statusCode })
    }
    for (const [name, method] of [
      ['nobody', 'DELETE'],
      ['nobody', 'PATCH'],
      ['nobody/unlink', 'PATCH'],
    ] as const) {
      await expect(alias(name, method, {})).rejects.toMatchObject({ statusCode: 404 })
    }
    for (const [token, statusCode] of [
      [lake.editorToken, 403],
      [undefined, 401],
    ] as const) {
      await expect(
        lake.client({ token }).request({ url: '/aliases/other', method: 'PUT' }),
      ).rejects.toMatchObject({ statusCode })
    }
    expect(await lake.client({ token: lake.viewerToken }).request({ url: '/aliases' })).toEqual(
      await list(),
    )
  })
})
