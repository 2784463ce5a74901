import type { SanityClient } from '@sanity/client'
import { applyPatch } from 'mendoza'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startLake, type TestLake } from './support/start-lake.ts'

let lake: TestLake
let client: SanityClient
let id = ''
let tests = 0

beforeAll(async () => {
  lake = await startLake()
  client = lake.client()
})

beforeEach(() => {
  tests += 1
  id = `p${tests}`
})

afterAll(() => lake.stop())

async function get(path: string) {
  const response = await fetch(`${lake.url}/v2025-02-19/data/history/production/${path}`, {
    headers: { authorization: `Bearer ${lake.token}` },
  })
  return { status: response.status, text: await response.text() }
}

async function documents(query: string, ids = id) {
  return JSON.parse((await get(`documents/${ids}?${query}`)).text).documents
}

async function transactions(query: string, ids = id) {
  const { text } = await get(`transactions/${ids}?${query}`)
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

async function events(document = id, query = '') {
  const { events: byId, nextCursor } = JSON.parse(
    (await get(`events/documents/${document}?${query}`)).text,
  )
  return { list: byId[document], nextCursor }
}

const act = (actionType: string, fields: Record<string, unknown>) =>
  client.action({ actionType: `sanity.action.${actionType}`, ...fields } as never)
const edit = (patch: Record<string, unknown>) =>
  act('document.edit', { draftId: `drafts.${id}`, publishedId: id, patch })
const publish = () => act('document.publish', { draftId: `drafts.${id}`, publishedId: id })

describe('a document of the past', () => {
  test('is what it was after any revision, and before it was deleted', async () => {
    const states = [await client.create({ _id: id, _type: 'post', body: [{ _key: 'a', n: 0 }] })]
    for (let n = 1; n < 6; n++) {
      states.push(
        await client
          .patch(id)
          .set({ 'body[_key=="a"].n': n, title: `é${n}` })
          .commit(),
      )
    }
    await client.delete(id)
    const later = await client.create({ _id: `${id}x`, _type: 'post' })
    for (const state of states) expect(await documents(`revision=${state._rev}`)).toEqual([state])
    expect(await documents(`revision=${later._rev}`)).toEqual([])
    expect(await documents('revision=nobody')).toEqual([])
    expect(await documents('lastRevision=true')).toEqual([states.at(-1)])
    expect(await documents('lastRevision=true', `${id},nobody`)).toEqual([states.at(-1)])
    expect(await documents('time=2000-01-01T00:00:00Z')).toEqual([])
    expect(await documents(`time=${states[5]?._updatedAt}`)).toHaveLength(1)
  })

  test('can be restored as the Studio does it', async () => {
    await act('document.create', {
      publishedId: id,
      attributes: { _id: `drafts.${id}`, _type: 'post', title: 'Then' },
    })
    await publish()
    const then = await client.getDocument(id)
    await edit({ set: { title: 'Now' } })
    const [old] = await documents(`revision=${then?._rev}`)
    const { _updatedAt, ...attributes } = { ...old, _id: `drafts.${id}` }
    await act('document.replaceDraft', { publishedId: id, attributes })
    expect(await client.getDocument(`drafts.${id}`)).toMatchObject({ title: 'Then' })
  })
})

describe('transactions', () => {
  test('tell who did what when, with effects that lead there and back', async () => {
    const first = await client.create({ _id: id, _type: 'post', title: 'One' })
    const second = await lake
      .client({ token: lake.editorToken })
      .patch(id)
      .set({ title: 'Two' })
      .commit()
    const listed = await transactions('effectFormat=mendoza&excludeContent=true')
    expect(listed.map((each) => each.id)).toEqual([first._rev, second._rev])
    expect(listed[0].author).not.toBe(listed[1].author)
    expect(listed[1]).toMatchObject({ timestamp: second._updatedAt, documentIDs: [id] })
    expect(listed[1]).not.toHaveProperty('mutations')
    const { apply, revert } = listed[1].effects[id]
    expect(applyPatch(first, apply)).toEqual(second)
    expect(applyPatch(second, revert)).toEqual(first)
    expect(listed[0].effects[id].revert).toEqual([0, null])
  })

  test('are selected by range, author and order', async () => {
    const revisions: string[] = []
    revisions.push((await client.create({ _id: id, _type: 'post' }))._rev)
    for (let n = 0; n < 4; n++) revisions.push((await client.patch(id).set({ n }).commit())._rev)
    const ids = async (query: string) => (await transactions(query)).map((each) => each.id)
    expect(await ids('fromTransaction=&toTransaction=')).toEqual(revisions)
    expect(await ids(`fromTransaction=${revisions[1]}&toTransaction=${revisions[3]}`)).toEqual(
      revisions.slice(1, 4),
    )
    expect(await ids('reverse=true&limit=2')).toEqual([revisions[4], revisions[3]])
    expect(await ids('authors=nobody')).toEqual([])
    const [{ author, mutations }] = await transactions('limit=1')
    expect(await ids(`authors=x,${author}`)).toEqual(revisions)
    expect(mutations).toMatchObject([{ create: { _id: id } }])
    expect((await get(`transactions/${id}?fromTransaction=nobody`)).status).toBe(404)
  })

  test('leave out other documents when asked', async () => {
    await client
      .transaction()
      .create({ _id: id, _type: 'post' })
      .create({ _id: `${id}-other`, _type: 'post' })
      .commit()
    const [all] = await transactions('effectFormat=mendoza')
    expect(Object.keys(all.effects).sort()).toEqual([id, `${id}-other`])
    const [own] = await transactions('effectFormat=mendoza&includeIdentifiedDocumentsOnly=true')
    expect([Object.keys(own.effects), own.documentIDs]).toEqual([[id], [id]])
  })
})

describe('events', () => {
  test('tell the life of a document, newest first', async () => {
    const created = await act('document.create', {
      publishedId: id,
      attributes: { _id: `drafts.${id}`, _type: 'post' },
    })
    const edited = await edit({ set: { title: 'One' } })
    const published = await publish()
    await edit({ set: { title: 'Two' } })
    const discarded = await act('document.discard', { draftId: `drafts.${id}` })
    const unpublished = await act('document.unpublish', {
      draftId: `drafts.${id}`,
      publishedId: id,
    })
    await publish()
    await act('document.delete', { publishedId: id, includeDrafts: [] })

    const { list, nextCursor } = await events()
    expect(nextCursor).toBe('')
    expect(list.map((event: { type: string }) => event.type)).toEqual([
      'deleteDocumentGroup',
      'publishDocumentVersion',
      'unpublishDocument',
      'publishDocumentVersion',
    ])
    expect(list[3]).toMatchObject({
      documentId: id,
      revisionId: published.transactionId,
      versionId: `drafts.${id}`,
      versionRevisionId: edited.transactionId,
      publishCause: { type: 'document.publish' },
    })
    const draft = (await events(`drafts.${id}`)).list
    expect(draft.map((event: { type: string }) => event.type)).toEqual([
      'deleteDocumentGroup',
      'publishDocumentVersion',
      'unpublishDocument',
      'deleteDocumentVersion',
      'createDocumentVersion',
      'publishDocumentVersion',
      'createDocumentVersion',
    ])
    expect(draft[6].versionRevisionId).toBe(created.transactionId)
    expect(draft[2].versionRevisionId).toBe(unpublished.transactionId)
    expect(draft[3].versionRevisionId).not.toBe(discarded.transactionId)
  })

  test('come page by page', async () => {
    await client.create({ _id: id, _type: 'post' })
    for (let n = 0; n < 4; n++) await client.patch(id).set({ n }).commit()
    const first = await events(id, 'limit=3')
    expect(first.list.map((event: { type: string }) => event.type)).toEqual(
      Array(3).fill('updateLiveDocument'),
    )
    const second = await events(id, `limit=3&nextCursor=${first.nextCursor}`)
    expect(second.list.map((event: { type: string }) => event.type)).toEqual([
      'updateLiveDocument',
      'createLiveDocument',
    ])
    expect(second.nextCursor).toBe('')
  })

  test('of a release name it', async () => {
    const releaseId = `r${id}`
    await act('release.create', { releaseId })
    await act('document.version.create', {
      publishedId: id,
      document: { _id: `versions.${releaseId}.${id}`, _type: 'post' },
    })
    await act('release.publish', { releaseId })
    const { list } = await events(`versions.${releaseId}.${id}`)
    expect(list).toMatchObject([
      {
        type: 'publishDocumentVersion',
        publishCause: { type: 'release.publish', releaseId },
      },
      { type: 'createDocumentVersion', releaseId },
    ])
  })
})

test('history needs a token', async () => {
  const response = await fetch(`${lake.url}/v2025-02-19/data/history/production/documents/a`)
  expect(response.status).toBe(401)
})
