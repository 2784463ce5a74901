import type { SanityClient } from '@sanity/client'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startLake, type TestLake } from './support/start-lake.ts'

let lake: TestLake
let administrator: SanityClient
let contributor: SanityClient
let viewer: SanityClient
let anonymous: SanityClient

beforeAll(async () => {
  lake = await startLake()
  administrator = lake.client({ perspective: 'raw' })
  contributor = lake.client({ perspective: 'raw', token: lake.contributorToken })
  viewer = lake.client({ perspective: 'raw', token: lake.viewerToken })
  anonymous = lake.client({ perspective: 'raw', token: undefined })
})
afterAll(() => lake.stop())

beforeEach(async () => {
  await administrator
    .transaction()
    .createOrReplace({ _id: 'post', _type: 'post', title: 'Published' })
    .createOrReplace({ _id: 'drafts.post', _type: 'post', title: 'Draft' })
    .commit()
})

const refused = (permission: string, index = 0) => ({
  statusCode: 403,
  details: {
    type: 'mutationError',
    items: [{ error: { type: 'insufficientPermissionsError', permission }, index }],
  },
})

const refusedUpload = {
  statusCode: 403,
  details: { type: 'insufficientPermissionsError', permission: 'create' },
}

test('anonymous reads what is published, and neither writes nor listens', async () => {
  await expect(anonymous.fetch('*[_type == "post"].title')).resolves.toEqual(['Published'])
  await expect(anonymous.getDocument('drafts.post')).resolves.toBeUndefined()
  await expect(anonymous.create({ _type: 'post' })).rejects.toMatchObject({ statusCode: 401 })
  await expect(
    anonymous.action({
      actionType: 'sanity.action.document.publish',
      draftId: 'drafts.post',
      publishedId: 'post',
    }),
  ).rejects.toMatchObject({ statusCode: 401 })
  const listening = await fetch(`${lake.url}/v1/data/listen/production?query=*`)
  expect(listening.status).toBe(401)
  const upload = await fetch(`${lake.url}/v1/assets/files/production`, {
    method: 'POST',
    body: 'x',
  })
  expect(upload.status).toBe(401)
})

test('a viewer reads drafts and changes nothing', async () => {
  await expect(viewer.fetch('*[_type == "post"].title')).resolves.toHaveLength(2)
  await expect(viewer.create({ _type: 'post' })).rejects.toMatchObject(refused('create'))
  await expect(viewer.patch('drafts.post').set({ title: 'x' }).commit()).rejects.toMatchObject(
    refused('update'),
  )
  await expect(viewer.delete('drafts.post')).rejects.toMatchObject(refused('update'))
  await expect(viewer.assets.upload('file', Buffer.from('x'))).rejects.toMatchObject(refusedUpload)
  await expect(administrator.getDocument('drafts.post')).resolves.toMatchObject({ title: 'Draft' })
})

test('a contributor drafts, and cannot publish, unpublish or edit what is published', async () => {
  await contributor.patch('drafts.post').set({ title: 'Better' }).commit()
  await expect(administrator.getDocument('drafts.post')).resolves.toMatchObject({ title: 'Better' })
  await expect(contributor.patch('post').set({ title: 'x' }).commit()).rejects.toMatchObject(
    refused('update'),
  )
  const ids = { draftId: 'drafts.post', publishedId: 'post' }
  for (const kind of ['publish', 'unpublish'] as const) {
    await expect(
      contributor.action({ actionType: `sanity.action.document.${kind}`, ...ids }),
    ).rejects.toMatchObject({ statusCode: 403 })
  }
  await expect(administrator.getDocument('post')).resolves.toMatchObject({ title: 'Published' })
})

test('one refused change in a transaction undoes the permitted ones', async () => {
  const transaction = contributor
    .transaction()
    .patch('drafts.post', (patch) => patch.set({ title: 'Halfway' }))
    .patch('post', (patch) => patch.set({ title: 'Halfway' }))
  await expect(transaction.commit()).rejects.toMatchObject(refused('update', 1))
  await expect(administrator.getDocument('drafts.post')).resolves.toMatchObject({ title: 'Draft' })
})
