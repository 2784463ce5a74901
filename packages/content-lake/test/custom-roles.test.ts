import type { SanityClient } from '@sanity/client'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { customRole } from '../src/access/custom-role.ts'
import { startLake, type TestLake } from './support/start-lake.ts'

const TOKEN = 'test-columnist-token-0123456789abcdef-012'
const FORMER = 'test-former-token-0123456789abcdef-0123456'
const COLUMN = '_type == "column" && byline == identity()'
const GRANTS = [
  { filter: '_id in path("**")', permissions: ['read', 'history'] },
  { filter: '_type == "column" && section == "garden"', permissions: ['create', 'update'] },
  { filter: '_type == "note"', permissions: ['create'], datasets: ['production'] },
  {
    filter: '_type == "system.release" || (_type == "sanity.fileAsset" && extension == "txt")',
    permissions: ['create', 'update'],
    datasets: ['production'],
  },
]
const columnist = customRole.parse({ name: 'columnist', title: 'Garden columnist', grants: GRANTS })

let lake: TestLake
let writer: SanityClient

beforeAll(async () => {
  lake = await startLake({
    datasets: ['production', 'staging'],
    roles: [columnist],
    tokens: [
      { role: 'administrator', token: 'test-administrator-token-0123456789abcdef' },
      { role: 'columnist', token: TOKEN },
      // As one is that was made before the role was taken out of the configuration.
      { role: 'gardener', token: FORMER },
    ],
  })
  writer = lake.client({ token: TOKEN })
})
afterAll(() => lake.stop())

const garden = (id: string) => ({ _id: id, _type: 'column', section: 'garden', title: 'Moss' })
const kitchen = (id: string) => ({ _id: id, _type: 'column', section: 'kitchen', title: 'Stock' })
const FORBIDDEN = { statusCode: 403 }

beforeEach(async () => {
  const documents = await lake
    .client()
    .fetch('*[!(_id in path("_.**"))]._id', {}, { perspective: 'raw' })
  if (documents.length > 0) await lake.client().delete({ query: '*[!(_id in path("_.**"))]' })
  await lake.client().transaction().create(garden('mine')).create(kitchen('theirs')).commit()
})

describe('a role of the lake’s own may change', () => {
  test('what its filter holds for, before and after', async () => {
    await writer.create(garden('drafts.new'))
    await writer.patch('mine').set({ title: 'Ferns' }).commit()
    await writer.delete('mine')
    expect(await lake.client().getDocument('mine')).toBeUndefined()
  })

  test('nothing else', async () => {
    await expect(writer.create(kitchen('drafts.new'))).rejects.toMatchObject(FORBIDDEN)
    await expect(writer.patch('theirs').set({ title: 'Soup' }).commit()).rejects.toMatchObject(
      FORBIDDEN,
    )
    await expect(writer.delete('theirs')).rejects.toMatchObject(FORBIDDEN)
    await expect(writer.createOrReplace(garden('theirs'))).rejects.toMatchObject(FORBIDDEN)
  })

  test('not what leads a document out of its reach, or into it', async () => {
    await expect(writer.patch('mine').set({ section: 'kitchen' }).commit()).rejects.toMatchObject(
      FORBIDDEN,
    )
    await expect(writer.patch('theirs').set({ section: 'garden' }).commit()).rejects.toMatchObject(
      FORBIDDEN,
    )
    expect(await lake.client().getDocument('theirs')).toMatchObject({ section: 'kitchen' })
  })

  test('all of a transaction, or nothing of it', async () => {
    const both = writer
      .transaction()
      .patch('mine', { set: { title: 'X' } })
      .patch('theirs', { set: { title: 'X' } })
    await expect(both.commit()).rejects.toMatchObject(FORBIDDEN)
    expect(await lake.client().getDocument('mine')).toMatchObject({ title: 'Moss' })
  })

  test('only in the datasets that a grant names', async () => {
    const note = { _id: 'note', _type: 'note' }
    await writer.create(note)
    await expect(writer.patch('note').set({ a: 1 }).commit()).rejects.toMatchObject(FORBIDDEN)
    await expect(writer.withConfig({ dataset: 'staging' }).create(note)).rejects.toMatchObject(
      FORBIDDEN,
    )
  })

  test('by actions as by mutations', async () => {
    await writer.create({ ...garden('drafts.mine'), title: 'Ferns' })
    await writer.action({
      actionType: 'sanity.action.document.publish',
      draftId: 'drafts.mine',
      publishedId: 'mine',
    })
    expect(await lake.client().getDocument('mine')).toMatchObject({ title: 'Ferns' })
    await lake.client().create({ ...kitchen('drafts.theirs'), title: 'Soup' })
    const publish = {
      actionType: 'sanity.action.document.publish',
      draftId: 'drafts.theirs',
      publishedId: 'theirs',
    } as const
    await expect(writer.action(publish)).rejects.toMatchObject(FORBIDDEN)
    // A draft of the garden over a page of the kitchen: published, it would take that page away.
    await lake.client().createOrReplace(garden('drafts.theirs'))
    await expect(writer.action(publish)).rejects.toMatchObject(FORBIDDEN)
    await expect(
      writer.action({
        actionType: 'sanity.action.document.discard',
        draftId: 'drafts.theirs',
      } as never),
    ).resolves.toBeDefined()
  })
})

describe('a role of the lake’s own is held to its filter', () => {
  test('by versions, and by the release that publishes them', async () => {
    const releaseId = 'rgarden'
    await lake.client().releases.create({ releaseId, metadata: { releaseType: 'asap' } })
    const version = (document: ReturnType<typeof garden>) =>
      writer.createVersion({
        document: { ...document, _id: `versions.${releaseId}.${document._id}` },
        releaseId,
        publishedId: document._id,
      })
    await version({ ...garden('mine'), title: 'Ferns' })
    await expect(version(kitchen('theirs'))).rejects.toMatchObject(FORBIDDEN)
    // A version within its reach may be made of what is not, as a draft may; published, it would take that away.
    await version(garden('theirs'))
    await expect(writer.releases.publish({ releaseId })).rejects.toMatchObject(FORBIDDEN)
    expect(await lake.client().getDocument('theirs')).toMatchObject({ section: 'kitchen' })
    expect(await lake.client().getDocument('mine')).toMatchObject({ title: 'Moss' })
    await writer.discardVersion({ releaseId, publishedId: 'theirs' })
    await writer.releases.publish({ releaseId })
    expect(await lake.client().getDocument('mine')).toMatchObject({ title: 'Ferns' })
  })

  test('by schedules, when they are made and when they run', async () => {
    const url = '/schedules/vitrine/production'
    const body = (documentId: string) => ({
      documents: [{ documentId }],
      executeAt: '2100-01-01T00:00:00.000Z',
      name: documentId,
    })
    const schedule = (documentId: string, by = writer) =>
      by.request({ url, method: 'POST', body: body(documentId) })
    const runNow = (id: string, by = writer) =>
      by.request({ url: `${url}/${id}/publish`, method: 'POST', body: {} })
    await expect(schedule('theirs')).rejects.toMatchObject(FORBIDDEN)
    await lake.client().create({ ...kitchen('drafts.theirs'), title: 'Soup' })
    const { id: ofTheirs } = await schedule('theirs', lake.client())
    await expect(runNow(ofTheirs)).rejects.toMatchObject(FORBIDDEN)
    expect(await lake.client().getDocument('theirs')).toMatchObject({ title: 'Stock' })

    await writer.create({ ...garden('drafts.mine'), title: 'Ferns' })
    const { id } = await schedule('mine')
    // Led out of its reach by somebody else since.
    await lake.client().patch('drafts.mine').set({ section: 'kitchen' }).commit()
    await expect(runNow(id, lake.client())).rejects.toMatchObject(FORBIDDEN)
    expect(await lake.client().getDocument('mine')).toMatchObject({ title: 'Moss' })

    await lake.client().patch('drafts.mine').set({ section: 'garden' }).commit()
    await runNow((await schedule('mine')).id)
    expect(await lake.client().getDocument('mine')).toMatchObject({ title: 'Ferns' })
  })

  test('by uploads', async () => {
    const upload = (filename: string) =>
      writer.assets.upload('file', Buffer.from(filename), { filename })
    await expect(upload('seeds.csv')).rejects.toMatchObject(FORBIDDEN)
    const kept = '*[_type == "sanity.fileAsset"].extension'
    expect(await lake.client().fetch(kept)).toEqual([])
    await upload('seeds.txt')
    expect(await lake.client().fetch(kept)).toEqual(['txt'])
  })
})

test('the Studio reads its grants as they are configured, and its title', async () => {
  const acl = (dataset: string) =>
    writer.request({ uri: `/projects/vitrine/datasets/${dataset}/acl` })
  const told = GRANTS.map(({ filter, permissions }) => ({ filter, permissions }))
  expect(await acl('production')).toEqual(told)
  expect(await acl('staging')).toEqual(told.slice(0, 2))
  expect(await writer.request({ uri: '/users/me' })).toMatchObject({
    role: 'columnist',
    roles: [{ name: 'columnist', title: 'Garden columnist' }],
  })
})

test('an administrator is told of it and gives it to programs; it opens no administration', async () => {
  const uri = '/access/project/vitrine/robots'
  const { data } = await lake.client().request({ uri: '/access/project/vitrine/roles' })
  expect(data).toContainEqual(
    expect.objectContaining({ name: 'columnist', title: 'Garden columnist' }),
  )
  const body = { label: 'Columns', memberships: [{ roleNames: ['columnist'] }] }
  const made = await lake.client().request({ uri, method: 'POST', body })
  await lake.client({ token: made.token }).create(garden('drafts.by-a-program'))
  const unknown = { label: 'X', memberships: [{ roleNames: ['king'] }] }
  await expect(lake.client().request({ uri, method: 'POST', body: unknown })).rejects.toMatchObject(
    { statusCode: 400 },
  )
  await expect(writer.request({ uri })).rejects.toMatchObject(FORBIDDEN)
})

test('a role that the configuration has no more opens nothing', async () => {
  const former = lake.client({ token: FORMER })
  const gone = { statusCode: 401, message: expect.stringContaining('no role "gardener" any more') }
  await expect(former.create(garden('drafts.x'))).rejects.toMatchObject(gone)
  await expect(former.fetch('*')).rejects.toMatchObject(gone)
})

test('a filter may ask who it is for', () => {
  const role = {
    name: 'own',
    title: 'Own',
    grants: [{ filter: COLUMN, permissions: ['update'] }, GRANTS[0]],
  }
  expect(customRole.safeParse(role).success).toBe(true)
})
