import { afterAll, beforeAll, expect, test } from 'vitest'
import { startLake, type TestLake } from './support/start-lake.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startLake()
})
afterAll(() => lake.stop())

test('a draft that the Studio scheduled goes out at its time, though the lake was restarted before', async () => {
  const client = lake.client({ perspective: 'raw' })
  await client.create({ _id: 'a', _type: 'post', title: 'old' })
  await client.create({ _id: 'drafts.a', _type: 'post', title: 'new' })
  const publishAt = new Date(Date.now() + 2_000).toISOString()

  // One after the other, as the Studio does it.
  const { releaseId } = await client.releases.create({
    metadata: { releaseType: 'scheduled', cardinality: 'one', intendedPublishAt: publishAt },
  })
  await client.createVersion({ baseId: 'drafts.a', publishedId: 'a', releaseId })
  await client.releases.schedule({ releaseId, publishAt })
  expect(await client.getDocument('a')).toMatchObject({ title: 'old' })
  expect(await client.releases.get({ releaseId })).toMatchObject({ state: 'scheduled', publishAt })

  await lake.restart()

  await expect
    .poll(async () => (await client.getDocument('a'))?.title, { timeout: 20_000 })
    .toBe('new')
  expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(publishAt))
  expect(await client.releases.get({ releaseId })).toMatchObject({ state: 'published' })
  expect(await client.getDocument(`versions.${releaseId}.a`)).toBeUndefined()
})

test('a schedule of the older API is run at its time, though the lake was restarted before', async () => {
  const client = lake.client({ perspective: 'raw', apiVersion: '2022-09-01' })
  await client.create({ _id: 'drafts.b', _type: 'post', title: 'new' })
  const executeAt = new Date(Date.now() + 2_000).toISOString()
  const url = '/schedules/vitrine/production'
  const body = { documents: [{ documentId: 'b' }], executeAt, name: executeAt }
  const { id } = await client.request({ url, method: 'POST', body })

  await lake.restart()

  expect(await client.request({ url: `${url}/${id}` })).toMatchObject({ state: 'scheduled' })
  await expect
    .poll(async () => (await client.getDocument('b'))?.title, { timeout: 20_000 })
    .toBe('new')
  expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(executeAt))
  await expect
    .poll(() => client.request({ url: `${url}/${id}` }))
    .toMatchObject({ state: 'succeeded', executedAt: expect.any(String) })
})
