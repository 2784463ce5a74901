import type { SanityClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startLake, type TestLake } from './support/start-lake.ts'

let lake: TestLake
let client: SanityClient

beforeAll(async () => {
  lake = await startLake()
  client = lake.client()
})

afterAll(() => lake.stop())

describe('the client', () => {
  test('creates, patches, replaces and deletes documents', async () => {
    const created = await client.create({ _id: 'a', _type: 'post', title: 'One', n: 1 })
    expect(created).toMatchObject({ _id: 'a', title: 'One' })
    const patched = await client
      .patch('a')
      .set({ title: 'Two' })
      .inc({ n: 2 })
      .ifRevisionId(created._rev)
      .commit()
    expect(patched).toMatchObject({ title: 'Two', n: 3, _createdAt: created._createdAt })
    expect(patched._rev).not.toBe(created._rev)
    await client.createIfNotExists({ _id: 'a', _type: 'post', title: 'Never' })
    await client.createOrReplace({ _id: 'a', _type: 'post', title: 'Three' })
    expect(await client.getDocument('a')).toMatchObject({ title: 'Three' })
    expect(await client.getDocument('a')).not.toHaveProperty('n')
    await client.delete('a')
    expect(await client.getDocument('a')).toBeUndefined()
  })

  test('commits a transaction whole or not at all', async () => {
    const { transactionId, documentIds } = await client
      .transaction()
      .create({ _id: 'b', _type: 'post' })
      .create({ _id: 'c', _type: 'post', to: { _type: 'reference', _ref: 'b' } })
      .commit({ returnDocuments: false })
    expect(documentIds).toEqual(['b', 'c'])
    expect((await client.getDocument('b'))?._rev).toBe(transactionId)
    const failing = client
      .transaction()
      .patch('c', (patch) => patch.set({ n: 1 }))
      .delete('b')
      .commit()
    const error = await failing.catch((reason) => reason)
    expect(error.statusCode).toBe(409)
    expect(error.message).toContain('"b" cannot be deleted as there are references to it from "c"')
    expect(await client.getDocument('c')).not.toHaveProperty('n')
  })

  test('acts as an editor does', async () => {
    await client.action({
      actionType: 'sanity.action.document.create',
      publishedId: 'd',
      attributes: { _id: 'drafts.d', _type: 'post', title: 'Draft' },
      ifExists: 'fail',
    })
    const { transactionId } = await client.action({
      actionType: 'sanity.action.document.publish',
      draftId: 'drafts.d',
      publishedId: 'd',
    })
    expect(await client.getDocuments(['d', 'drafts.d'])).toMatchObject([
      { title: 'Draft', _rev: transactionId },
      null,
    ])
  })

  test('plans, fills and publishes a release', async () => {
    await client.releases.create({ releaseId: 'rSpring', metadata: { title: 'Spring' } })
    await client.create({ _id: 'e', _type: 'post', title: 'Old' })
    await client.createVersion({ publishedId: 'e', baseId: 'e', releaseId: 'rSpring' })
    await client.action({
      actionType: 'sanity.action.document.edit',
      draftId: 'versions.rSpring.e',
      publishedId: 'e',
      patch: { set: { title: 'New' } },
    })
    expect(await client.fetch('*[_id == "e"][0].title', {}, { perspective: ['rSpring'] })).toBe(
      'New',
    )
    await client.releases.publish({ releaseId: 'rSpring' })
    expect(await client.getDocument('e')).toMatchObject({ title: 'New' })
    expect(await client.releases.get({ releaseId: 'rSpring' })).toMatchObject({
      state: 'published',
    })
  })
})

describe('what was acknowledged', () => {
  test('is still there after a restart', async () => {
    const own = await startLake()
    try {
      const created = await own.client().create({ _id: 'kept', _type: 'post' })
      await own.restart()
      expect(await own.client().getDocument('kept')).toEqual(created)
    } finally {
      await own.stop()
    }
  })
})
