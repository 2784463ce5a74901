import type { SanityClient } from '@sanity/client'
import { applyPatch } from 'mendoza'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AnyEvent, listening, mutations, type Recording, record } from './support/listen.ts'
import { startLake, type TestLake } from './support/start-lake.ts'

let lake: TestLake
let client: SanityClient
/** Another prefix for each test, so that none hears of the others' documents. */
let prefix = ''
let tests = 0

beforeAll(async () => {
  lake = await startLake()
  client = lake.client()
})

beforeEach(() => {
  tests += 1
  prefix = `t${tests}-`
})

afterAll(() => lake.stop())

function hear(query: string, options: Record<string, unknown> = {}, listener = client) {
  return listening(listener, query, { prefix }, options)
}

describe('a listener', () => {
  test('hears of documents that appear, change and disappear', async () => {
    const id = `${prefix}a`
    const heard = await hear('*[_type == "post" && open == true]{title} | order(title)', {
      includePreviousRevision: true,
      effectFormat: 'mendoza',
    })
    await client.create({ _id: id, _type: 'post', open: false })
    await client.create({ _id: `${prefix}other`, _type: 'page', open: true })
    const opened = await client.patch(id).set({ open: true }).commit()
    const titled = await client.patch(id).set({ title: 'Hello' }).commit()
    await client.patch(id).set({ open: false }).commit()
    await client.createOrReplace({ _id: id, _type: 'post', open: true })
    await client.delete(id)
    await heard.first(6)
    const events = mutations(heard)
    expect(events.map(({ transition }) => transition)).toEqual([
      'appear',
      'update',
      'disappear',
      'appear',
      'disappear',
    ])
    expect(events[1]).toMatchObject({
      documentId: id,
      transactionId: titled._rev,
      previousRev: opened._rev,
      resultRev: titled._rev,
      timestamp: titled._updatedAt,
      result: titled,
      previous: opened,
      transactionTotalEvents: 1,
      transactionCurrentEvent: 0,
      mutations: [{ patch: { id, set: { title: 'Hello' } } }],
    })
    expect(applyPatch(opened, events[1]?.effects?.apply ?? [])).toEqual(titled)
    expect(applyPatch(titled, events[1]?.effects?.revert ?? [])).toEqual(opened)
    expect(events[4]?.effects?.apply).toEqual([0, null])
    heard.stop()
  })

  test('can read what it is told of at once', async () => {
    const heard = await hear('*[string::startsWith(_id, $prefix)]')
    const read = heard
      .find(({ type }) => type === 'mutation')
      .then(({ documentId = '' }) => client.getDocument(documentId))
    const created = await client.create({ _id: `${prefix}a`, _type: 'post' })
    expect(await read).toEqual(created)
    heard.stop()
  })

  test('is told how many events a transaction has for it, in order', async () => {
    const heard = await hear('*[_type == "mine" && string::startsWith(_id, $prefix)]')
    await client
      .transaction()
      .create({ _id: `${prefix}1`, _type: 'mine' })
      .create({ _id: `${prefix}2`, _type: 'other' })
      .create({ _id: `${prefix}3`, _type: 'mine' })
      .commit({ transactionId: `${prefix}tx` } as never)
    await heard.first(3)
    expect(
      mutations(heard).map((event) => [
        event.documentId,
        event.transactionCurrentEvent,
        event.transactionTotalEvents,
        event.mutations.length,
      ]),
    ).toEqual([
      [`${prefix}1`, 0, 2, 1],
      [`${prefix}3`, 1, 2, 1],
    ])
    heard.stop()
  })

  test('hears of the versions that its API version shows it', async () => {
    const query = '*[string::startsWith(_type, $prefix)]'
    const all = await hear(query, { includeAllVersions: true })
    const published = await hear(query)
    const older = await hear(query, {}, lake.client({ apiVersion: '2024-01-01' }))
    for (const id of ['a', 'drafts.a', 'versions.r1.a', 'b']) {
      await client.create({ _id: id, _type: `${prefix}type` })
    }
    for (const each of [all, published, older]) {
      await each.find(({ documentId }) => documentId === 'b')
      each.stop()
    }
    const ids = (recording: Recording<AnyEvent>) =>
      mutations(recording).map(({ documentId }) => documentId)
    expect(ids(all)).toEqual(['a', 'drafts.a', 'versions.r1.a', 'b'])
    expect(ids(published)).toEqual(['a', 'b'])
    expect(ids(older)).toEqual(['a', 'drafts.a', 'b'])
    await client.delete({ query: '*[string::startsWith(_type, $prefix)]', params: { prefix } })
  })

  test('leaves out what it did not ask for', async () => {
    const heard = await hear('*[string::startsWith(_id, $prefix)]', {
      includeMutations: false,
      includeResult: false,
      visibility: 'query',
    })
    await client.create({ _id: `${prefix}a`, _type: 'post' })
    const [, event] = await heard.first(2)
    expect(event).toMatchObject({ visibility: 'query', transition: 'appear' })
    expect(event).not.toHaveProperty('result')
    expect(event).not.toHaveProperty('previous')
    expect(event).not.toHaveProperty('effects')
    expect(event).not.toHaveProperty('mutations')
    expect(event).not.toHaveProperty('previousRev')
    heard.stop()
  })

  test('with a query that cannot be read is told so', async () => {
    const failure = record(client.listen('*[_type == ')).first(1)
    await expect(failure).rejects.toThrow(/unexpected end-of-file, expected expression/)
  })

  test('without a token is turned away', async () => {
    const anonymous = lake.client({ token: undefined })
    await expect(record(anonymous.listen('*')).first(1)).rejects.toMatchObject({ status: 401 })
  })
})
