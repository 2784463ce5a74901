import { describe, expect, test } from 'vitest'
import { act, mutate, succeeded } from '../support/data.ts'
import { type JsonRecord, request } from '../support/http.ts'
import { LATER, reaches, releasing } from '../support/releasing.ts'
import { target } from '../support/target.ts'

const { here, created, write } = releasing()

async function events(id: string, search: Record<string, string> = {}) {
  const body = await succeeded(
    request<{ events: Record<string, JsonRecord[]>; nextCursor: string }>(
      `/data/history/${target.dataset}/events/documents/${id}`,
      { search },
    ),
  )
  return { list: body.events[id] ?? [], nextCursor: body.nextCursor }
}

const typesOf = ({ list }: Awaited<ReturnType<typeof events>>) => list.map(({ type }) => type)

/** Carries out one action. @returns its transaction */
async function done(type: string, fields: JsonRecord): Promise<string> {
  return (await succeeded(act([{ type, ...fields }]))).transactionId
}

function ids() {
  const publishedId = here.id()
  return { publishedId, draftId: `drafts.${publishedId}` }
}

describe('GET /data/history/{dataset}/events/documents/{id}', () => {
  test('tells the life of a document, newest first', async () => {
    const pair = ids()
    const { publishedId, draftId } = pair
    const creation = await done('document.create', {
      publishedId,
      attributes: { _id: draftId, _type: here.type },
    })
    const edit = await done('document.edit', { ...pair, patch: { set: { n: 1 } } })
    const publication = await done('document.publish', pair)
    await done('document.edit', { ...pair, patch: { set: { n: 2 } } })
    await done('document.discard', { draftId })
    const unpublication = await done('document.unpublish', pair)
    await done('document.publish', pair)
    await done('document.delete', { publishedId, includeDrafts: [] })

    const published = await events(publishedId)
    expect(typesOf(published)).toEqual([
      'deleteDocumentGroup',
      'publishDocumentVersion',
      'unpublishDocument',
      'publishDocumentVersion',
    ])
    expect(published.list[3]).toMatchObject({
      documentId: publishedId,
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      author: expect.any(String),
      revisionId: publication,
      versionId: draftId,
      versionRevisionId: edit,
    })
    expect(published.list[2]).toMatchObject({
      versionId: draftId,
      versionRevisionId: unpublication,
    })
    const draft = await events(draftId)
    expect(draft.list.at(-1)).toMatchObject({
      type: 'createDocumentVersion',
      versionId: draftId,
      versionRevisionId: creation,
    })
    expect(typesOf(draft)).toContain('deleteDocumentVersion')
  })

  test('tells of documents that are written without drafts', async () => {
    const id = here.id()
    await write({ _id: id })
    const { transactionId } = await succeeded(mutate([{ patch: { id, set: { n: 1 } } }]))
    const told = await events(id)
    expect(typesOf(told)).toEqual(['updateLiveDocument', 'createLiveDocument'])
    expect(told.list[0]).toMatchObject({ documentId: id, revisionId: transactionId })
  })

  test('ends a document whose last draft is discarded', async () => {
    const { publishedId, draftId } = ids()
    await write({ _id: draftId })
    await done('document.version.discard', { versionId: draftId })
    expect(typesOf(await events(publishedId))[0]).toBe('deleteDocumentGroup')
  })

  test('comes page by page', async () => {
    const id = here.id()
    await write({ _id: id })
    for (let n = 0; n < 4; n++) await succeeded(mutate([{ patch: { id, set: { n } } }]))
    const first = await events(id, { limit: '3' })
    expect(typesOf(first)).toEqual(Array(3).fill('updateLiveDocument'))
    const second = await events(id, { limit: '3', nextCursor: first.nextCursor })
    expect(typesOf(second)).toEqual(['updateLiveDocument', 'createLiveDocument'])
    expect(second.nextCursor).toBe('')
  })

  test('is empty for a document that there never was', async () => {
    expect((await events(here.id())).list).toEqual([])
  })

  test('tells of versions which release they are in, and that it published them', async () => {
    const releaseId = await created()
    const { publishedId } = ids()
    const versionId = `versions.${releaseId}.${publishedId}`
    const creation = await done('document.version.create', {
      publishedId,
      document: { _id: versionId, _type: here.type },
    })
    await done('release.publish', { releaseId })
    await reaches(releaseId, 'published')
    const { list } = await events(versionId)
    expect(list).toMatchObject([
      { type: 'publishDocumentVersion', versionId, releaseId },
      { type: 'createDocumentVersion', versionId, versionRevisionId: creation, releaseId },
    ])
    expect(JSON.stringify(list[0]?.publishCause)).toContain('release.publish')
  })

  test('tells that a version is to be published, and what has become of it', async () => {
    const releaseId = await created()
    const { publishedId } = ids()
    const versionId = `versions.${releaseId}.${publishedId}`
    const creation = await done('document.version.create', {
      publishedId,
      document: { _id: versionId, _type: here.type },
    })
    await done('release.schedule', { releaseId, publishAt: LATER })
    await reaches(releaseId, 'scheduled')
    const schedule = {
      type: 'scheduleDocumentVersion',
      documentId: publishedId,
      versionId,
      versionRevisionId: creation,
      releaseId,
      publishAt: LATER,
    }
    expect((await events(versionId)).list).toMatchObject([
      { ...schedule, state: 'pending' },
      { type: 'createDocumentVersion' },
    ])
    await done('release.unschedule', { releaseId })
    await reaches(releaseId, 'active')
    expect((await events(versionId)).list).toMatchObject([
      { type: 'unscheduleDocumentVersion', versionId, releaseId },
      { ...schedule, state: 'unscheduled' },
      { type: 'createDocumentVersion' },
    ])
  })

  test('tells that a version went out by its schedule', async () => {
    const releaseId = await created()
    const versionId = `versions.${releaseId}.${here.id()}`
    await write({ _id: versionId })
    await done('release.schedule', { releaseId, publishAt: '2020-01-01T00:00:00.000Z' })
    await reaches(releaseId, 'published')
    const { list } = await events(versionId)
    expect(list).toMatchObject([
      { type: 'publishDocumentVersion' },
      { type: 'scheduleDocumentVersion', state: 'published' },
      { type: 'createDocumentVersion' },
    ])
    expect(JSON.stringify(list[0]?.publishCause)).toContain('release.schedule')
  })
})

describe('GET /data/history/{dataset}/events/releases/{id}', () => {
  async function releaseEvents(releaseId: string, search: Record<string, string> = {}) {
    return succeeded(
      request<{ events: JsonRecord[]; nextCursor: string }>(
        `/data/history/${target.dataset}/events/releases/${releaseId}`,
        { search },
      ),
    )
  }

  test('tells the life of a release, newest first', async () => {
    const releaseId = await created({ title: 'Spring' })
    const { publishedId } = ids()
    const versionId = `versions.${releaseId}.${publishedId}`
    const addition = await done('document.version.create', {
      publishedId,
      document: { _id: versionId, _type: here.type },
    })
    await done('release.schedule', { releaseId, publishAt: LATER })
    await reaches(releaseId, 'scheduled')
    await done('release.unschedule', { releaseId })
    await reaches(releaseId, 'active')
    await done('release.archive', { releaseId })
    await reaches(releaseId, 'archived')
    await done('release.unarchive', { releaseId })
    await reaches(releaseId, 'active')
    await done('release.publish', { releaseId })
    await reaches(releaseId, 'published')

    const { events: told, nextCursor } = await releaseEvents(releaseId)
    expect(nextCursor).toBe('')
    expect(told.map(({ type }) => type)).toEqual([
      'publishRelease',
      'unarchiveRelease',
      'archiveRelease',
      'unscheduleRelease',
      'scheduleRelease',
      'addDocumentToRelease',
      'createRelease',
    ])
    for (const event of told) {
      expect(event).toMatchObject({
        releaseName: releaseId,
        author: expect.any(String),
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      })
    }
    expect(told[4]).toMatchObject({ publishAt: LATER })
    expect(told[5]).toMatchObject({
      documentId: publishedId,
      documentType: here.type,
      versionId,
      versionRevisionId: addition,
    })
  })

  test('tells what was taken out of it', async () => {
    const releaseId = await created()
    const { publishedId } = ids()
    const versionId = `versions.${releaseId}.${publishedId}`
    await write({ _id: versionId })
    const { transactionId } = await succeeded(mutate([{ patch: { id: versionId, set: { n: 1 } } }]))
    await done('document.version.discard', { versionId })
    const { events: told } = await releaseEvents(releaseId)
    expect(told[0]).toMatchObject({
      type: 'discardDocumentFromRelease',
      documentId: publishedId,
      documentType: here.type,
      versionId,
      versionRevisionId: transactionId,
    })
  })

  test('comes page by page, and cuts no transaction in two', async () => {
    const releaseId = await created()
    await write(...[1, 2, 3].map(() => ({ _id: `versions.${releaseId}.${here.id()}` })))
    await write({ _id: `versions.${releaseId}.${here.id()}` })
    const first = await releaseEvents(releaseId, { limit: '2' })
    const second = await releaseEvents(releaseId, { limit: '2', nextCursor: first.nextCursor })
    const all = [...first.events, ...second.events]
    expect(all.map(({ type }) => type)).toEqual([
      ...Array(4).fill('addDocumentToRelease'),
      'createRelease',
    ])
    expect(new Set(all.map(({ versionId }) => versionId)).size).toBe(5)
  })

  test('is empty for a release that there never was', async () => {
    expect((await releaseEvents('rct-nowhere')).events).toEqual([])
  })

  test('needs a token', async () => {
    const { status } = await request(
      `/data/history/${target.dataset}/events/releases/rct-nowhere`,
      { token: null },
    )
    expect([401, 403]).toContain(status)
  })
})
