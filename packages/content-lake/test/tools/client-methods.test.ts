import type { SanityClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  awaiting,
  HOSTED_SERVICES,
  memberNames,
  methodPaths,
  once,
  recordingCalls,
} from '../support/client-surface.ts'
import { quarters } from '../support/pictures.ts'
import { startLake, type TestLake } from '../support/start-lake.ts'

let lake: TestLake
/** Paths of the methods that any test of this file has called. */
const called = new Set<string>()

beforeAll(async () => {
  lake = await startLake()
})

afterAll(() => lake.stop())

/** The client whose calls are noted. */
function noting(): SanityClient {
  return recordingCalls(lake.client({ perspective: 'raw' }), called)
}

/** The two ways to call a client: both make the same requests. */
const WAYS: [string, () => SanityClient][] = [
  ['promises', noting],
  ['observables', () => awaiting(noting().observable)],
]

describe.each(WAYS)('by %s, the client', (way, make) => {
  /** Ids of this way's own. */
  const id = (name: string) => `${way}-${name}`
  const stored = (name: string) => lake.client().getDocument(id(name))

  test('creates and reads documents', async () => {
    const client = make()
    const a = await client.create({ _id: id('a'), _type: 'post', n: 1 })
    expect(a).toMatchObject({ _id: id('a'), n: 1, _rev: expect.any(String) })
    await client.createIfNotExists({ _id: id('a'), _type: 'post', n: 2 })
    expect(await client.getDocument(id('a'))).toEqual(a)
    await client.createOrReplace({ _id: id('a'), _type: 'post', n: 3 })
    expect(await client.fetch('*[_id == $id][0].n', { id: id('a') })).toBe(3)
    expect(await client.fetch('1 + 1', {}, { filterResponse: false })).toMatchObject({
      result: 2,
      ms: expect.any(Number),
      query: '1 + 1',
    })
    expect(await client.getDocuments([id('a'), id('none')])).toMatchObject([{ n: 3 }, null])
    expect(await client.documentsExists([id('a'), id('none')])).toEqual(new Set([id('a')]))
  })

  test('deletes documents, by id and by query', async () => {
    const client = make()
    for (const name of ['d1', 'd2', 'd3']) {
      await client.create({ _id: id(name), _type: `doomed-${way}` })
    }
    await client.delete(id('d1'))
    expect(await stored('d1')).toBeUndefined()
    await client.delete({ query: '*[_type == $type]', params: { type: `doomed-${way}` } })
    expect(await stored('d2')).toBeUndefined()
    expect(await stored('d3')).toBeUndefined()
  })

  test('mutates, patches and commits transactions', async () => {
    const client = make()
    await client.mutate([{ create: { _id: id('m'), _type: 'post', n: 1, tags: ['a'] } }])
    const patched = await client.patch(id('m')).inc({ n: 4 }).append('tags', ['b']).commit()
    expect(patched).toMatchObject({ n: 5, tags: ['a', 'b'] })
    const committed = await client
      .transaction()
      .create({ _id: id('t'), _type: 'post' })
      .patch(id('m'), (patch) => patch.dec({ n: 1 }))
      .commit()
    expect(committed).toMatchObject({ documentIds: [id('t'), id('m')] })
    expect(await stored('m')).toMatchObject({ n: 4 })
    await client.mutate(lake.client().patch(id('m')).set({ n: 9 }), { dryRun: true })
    expect(await stored('m')).toMatchObject({ n: 4 })
  })

  test('acts on documents and their versions', async () => {
    const client = make()
    const releaseId = `r${way}`
    await client.releases.create({ releaseId, metadata: { title: 'One' } })
    await client.action({
      actionType: 'sanity.action.document.create',
      publishedId: id('v'),
      attributes: { _id: `drafts.${id('v')}`, _type: 'post', title: 'Draft' },
      ifExists: 'fail',
    })
    await client.action({
      actionType: 'sanity.action.document.publish',
      draftId: `drafts.${id('v')}`,
      publishedId: id('v'),
    })
    expect(await stored('v')).toMatchObject({ title: 'Draft' })

    const version = { _id: `versions.${releaseId}.${id('v')}`, _type: 'post' }
    const versions = () => lake.client().getDocument(version._id)
    await client.createVersion({ publishedId: id('v'), baseId: id('v'), releaseId })
    expect(await versions()).toMatchObject({ title: 'Draft' })
    await client.replaceVersion({
      document: { ...version, title: 'New' },
      publishedId: id('v'),
      releaseId,
    })
    expect(await versions()).toMatchObject({ title: 'New' })
    await client.discardVersion({ releaseId, publishedId: id('v') })
    expect(await versions()).toBeUndefined()
    await client.unpublishVersion({ releaseId, publishedId: id('v') })
    expect(await versions()).toMatchObject({ _system: { delete: true } })
    await client.releases.publish({ releaseId })
    expect(await stored('v')).toBeUndefined()
  })

  test('leads a release through its life', async () => {
    const { releases } = make()
    const releaseId = `life-${way}`
    const state = async () => (await releases.get({ releaseId }))?.state
    const made = await releases.create({ releaseId, metadata: { title: 'Life' } })
    expect(made).toMatchObject({ releaseId })
    await releases.edit({ releaseId, patch: { set: { 'metadata.title': 'Longer life' } } })
    expect(await releases.get({ releaseId })).toMatchObject({
      state: 'active',
      metadata: { title: 'Longer life' },
    })
    const document = { _id: `versions.${releaseId}.${id('w')}`, _type: 'post' }
    await lake.client().createVersion({ publishedId: id('w'), releaseId, document })
    expect(await releases.fetchDocuments({ releaseId })).toMatchObject({ result: [document] })
    await releases.schedule({ releaseId, publishAt: '2099-01-01T00:00:00Z' })
    expect(await state()).toBe('scheduled')
    await releases.unschedule({ releaseId })
    expect(await state()).toBe('active')
    await releases.archive({ releaseId })
    expect(await state()).toBe('archived')
    await releases.unarchive({ releaseId })
    expect(await state()).toBe('active')
    await releases.publish({ releaseId })
    expect(await stored('w')).toMatchObject({ _type: 'post' })
    await releases.delete({ releaseId })
    expect(await releases.get({ releaseId })).toBeUndefined()
  })

  test('uploads files and images', async () => {
    const { assets } = make()
    const picture = await quarters(way.length, 8).png().toBuffer()
    const uploaded = await assets.upload('image', picture, { filename: 'a.png' })
    expect(uploaded).toMatchObject({ _type: 'sanity.imageAsset', originalFilename: 'a.png' })
    const kept = await assets.upload('file', Buffer.from(way), { filename: 'a.txt' })
    expect(await (await fetch(kept.url)).text()).toBe(way)
  })

  test('manages datasets', async () => {
    const { datasets } = make()
    const names = async () => (await datasets.list()).map(({ name }) => name)
    await datasets.create(`set-${way}`, { aclMode: 'public' })
    await datasets.edit(`set-${way}`, { aclMode: 'public' })
    expect(await names()).toContain(`set-${way}`)
    await datasets.delete(`set-${way}`)
    expect(await names()).not.toContain(`set-${way}`)
    const notThere = { statusCode: 404 }
    await expect(datasets.getEmbeddingsSettings('production')).rejects.toMatchObject(notThere)
    await expect(
      once(datasets.editEmbeddingsSettings('production', { enabled: true })),
    ).rejects.toMatchObject(notThere)
  })

  test('knows the project and its users', async () => {
    const { projects, users } = make()
    expect(await projects.list()).toMatchObject([{ id: 'vitrine' }])
    expect(await projects.getById('vitrine')).toMatchObject({ members: expect.any(Array) })
    const me = await users.getById('me')
    expect(me).toMatchObject({ role: 'administrator' })
    expect(await users.getById(me.id)).toMatchObject({ id: me.id })
  })

  test('listens, and follows what is live', async () => {
    const client = make()
    const welcome = await once<unknown>(client.listen('*', {}, { events: ['welcome'] }))
    expect(welcome).toMatchObject({ type: 'welcome' })
    expect(await once<unknown>(client.live.events())).toMatchObject({ type: 'welcome' })
  })

  test('makes requests of its own, to addresses that it builds', async () => {
    const client = make()
    expect(await client.request({ url: '/ping' })).toEqual({ pong: true })
    const url = client.getUrl(client.getDataUrl('doc', id('a')))
    expect(url).toBe(`${lake.url}/v2026-09-01/data/doc/production/${id('a')}`)
    expect(client.config()).toMatchObject({ projectId: 'vitrine', dataset: 'production' })
    for (const raw of [client.withConfig({ perspective: 'raw' }), client.clone()]) {
      expect(await raw.fetch('count(*[_id == "none"])')).toBe(0)
    }
  })
})

test('the client sends a request of any kind to a dataset', async () => {
  const body = { query: '$a + 1', params: { a: 1 } }
  expect(await noting().dataRequest('query', body)).toMatchObject({ result: 2 })
})

test('the builders of patches and transactions do what they say', async () => {
  const usedOnPatch = new Set<string>()
  const usedOnTransaction = new Set<string>()
  const client = lake.client()
  const patchOf = (id: string) => recordingCalls(client.patch(id), usedOnPatch)
  const created = await client.create({
    _id: 'built',
    _type: 'post',
    text: 'one two',
    n: 1,
    gone: true,
    list: ['a', 'b', 'c'],
  })
  // Each method answers the builder itself, so each is called on one that notes it.
  const steps: ((patch: ReturnType<typeof patchOf>) => unknown)[] = [
    (patch) => patch.ifRevisionId(created._rev),
    (patch) => patch.set({ title: 'Set' }),
    (patch) => patch.setIfMissing({ title: 'Never', other: 'Missing' }),
    (patch) => patch.diffMatchPatch({ text: '@@ -1,7 +1,9 @@\n one \n-two\n+three\n' }),
    (patch) => patch.unset(['gone']),
    (patch) => patch.inc({ n: 10 }),
    (patch) => patch.dec({ n: 1 }),
  ]
  const built = patchOf('built')
  for (const step of steps) step(built)
  const twin = built.clone()
  expect(built.toJSON()).toEqual(twin.serialize())
  await built.commit()
  expect(await client.getDocument('built')).toMatchObject({
    title: 'Set',
    other: 'Missing',
    text: 'one three',
    n: 10,
  })
  expect(await client.getDocument('built')).not.toHaveProperty('gone')
  // It was made for a revision that is over.
  await expect(twin.commit()).rejects.toMatchObject({ statusCode: 409 })

  await patchOf('built').insert('after', 'list[0]', ['x']).commit()
  await patchOf('built').append('list', ['y']).commit()
  await patchOf('built').prepend('list', ['z']).commit()
  await patchOf('built').splice('list', 1, 1, ['s']).commit()
  expect(await client.getDocument('built')).toMatchObject({ list: ['z', 's', 'x', 'b', 'c', 'y'] })
  const empty = patchOf('built')
  empty.set({ title: 'Forgotten' })
  empty.reset()
  expect(empty.serialize()).toEqual({ id: 'built' })

  const transaction = recordingCalls(client.transaction(), usedOnTransaction)
  transaction.transactionId('own-transaction')
  transaction.create({ _id: 'tx-1', _type: 'post' })
  transaction.createOrReplace({ _id: 'tx-2', _type: 'post', n: 1 })
  transaction.createIfNotExists({ _id: 'tx-3', _type: 'post' })
  transaction.patch('tx-2', { inc: { n: 1 } })
  transaction.delete('tx-3')
  expect(transaction.toJSON()).toEqual(transaction.clone().serialize())
  expect(await transaction.commit()).toMatchObject({ transactionId: 'own-transaction' })
  expect(await client.getDocuments(['tx-1', 'tx-2', 'tx-3'])).toMatchObject([
    { _rev: 'own-transaction' },
    { n: 2 },
    null,
  ])
  transaction.reset()
  expect(transaction.serialize()).toEqual([])

  const methods = (of: object) =>
    memberNames(of).filter((name) => typeof Reflect.get(of, name) === 'function')
  expect([...usedOnPatch].sort()).toEqual(methods(client.patch('x')).sort())
  expect([...usedOnTransaction].sort()).toEqual(methods(client.transaction()).sort())
})

test('services that a lake does not have refuse plainly', async () => {
  const client = lake.client()
  const refused = { statusCode: 404, response: { body: { error: 'Not Found' } } }
  await expect(
    client.agent.action.generate({ schemaId: 's', documentId: 'a', instruction: 'x' }),
  ).rejects.toMatchObject(refused)
  await expect(client.functions.invoke('f', { stackId: 's', event: {} })).rejects.toMatchObject(
    refused,
  )
})

test('no method of the client is left out', () => {
  const services = HOSTED_SERVICES.flatMap((name) => [`${name}.`, `observable.${name}.`])
  const methods = methodPaths(lake.client()).filter(
    (path) => !services.some((prefix) => path.startsWith(prefix)),
  )
  expect(methods.length).toBeGreaterThan(60)
  expect(methods.filter((path) => !called.has(path))).toEqual([])
})
