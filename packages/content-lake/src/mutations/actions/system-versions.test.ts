import { beforeEach, describe, expect, test } from 'vitest'
import { actingOnAStore } from '../../../test/support/acting.ts'
import { AUTHOR } from '../../../test/support/temporary-store.ts'
import { restoreDocuments } from '../../datasets/restore-documents.ts'
import type { StoredDocument } from '../../documents/document.ts'
import { resolvePoint } from '../../documents/point-in-time.ts'
import type { JsonObject } from '../../json.ts'

const { act, get, refusal, temporary, write } = actingOnAStore()

const VERSION = 'versions.r1._.schemas.default'
const DRAFT = 'drafts._.schemas.default'

/** Writes as a lake did that knew no better. */
async function stored(document: JsonObject & { _id: string }): Promise<string> {
  const { header } = await temporary().store.transact({ author: 'me' }, (transaction) => {
    const { id: _rev, timestamp } = transaction
    const times = { _createdAt: timestamp, _updatedAt: timestamp }
    const next = { _type: 'system.schema', ...document, _rev, ...times } as StoredDocument
    transaction.put({ documentId: next._id, next, mutations: [{ createOrReplace: next }] })
  })
  return header.id
}

describe('a draft or version of a system document', () => {
  test.each([VERSION, DRAFT, 'versions.r1._.releases.r2', 'versions.r1._.'])(
    'is not written as %s',
    async (_id) => {
      for (const kind of ['create', 'createOrReplace', 'createIfNotExists']) {
        await expect(write({ [kind]: { _id, _type: 'system.schema' } })).rejects.toMatchObject({
          status: 400,
          body: { error: { items: [{ error: { type: 'validationError' } }] } },
        })
      }
      expect(get(_id)).toBeNull()
    },
  )

  test('that an old file holds is neither patched nor replaced, but deleted', async () => {
    await stored({ _id: VERSION })
    await stored({ _id: DRAFT })
    const before = get(VERSION)
    const document = { _id: VERSION, _type: 'system.schema', n: 1 }
    await expect(write({ patch: { id: VERSION, set: { n: 1 } } })).rejects.toThrow('reserved')
    await expect(write({ createOrReplace: document })).rejects.toThrow('reserved')
    await refusal(act('document.version.replace', { document }))
    expect(get(VERSION)).toEqual(before)
    await act('document.version.discard', { versionId: VERSION })
    await write({ delete: { id: DRAFT } })
    expect([get(VERSION), get(DRAFT)]).toEqual([null, null])
  })

  test('that an old file holds does not come back with what the dataset was', async () => {
    const { store } = temporary()
    const transactionId = await stored({ _id: VERSION })
    await write({ create: { _id: 'p', _type: 'post' } })
    await act('document.version.discard', { versionId: VERSION })
    const point = resolvePoint(store, { transactionId })
    await restoreDocuments(store, point, AUTHOR, { dryRun: false })
    expect([get('p'), get(VERSION)]).toEqual([null, null])
  })
})

describe('a release that holds one', () => {
  beforeEach(async () => {
    await act('release.create', { releaseId: 'r1' })
    await write({ create: { _id: 'versions.r1.p', _type: 'post' } })
    await stored({ _id: VERSION })
  })

  test('is not published until that is discarded', async () => {
    const { status, error } = await refusal(act('release.publish', { releaseId: 'r1' }))
    expect([status, error.type]).toEqual([400, 'validationError'])
    expect(error.description).toContain(VERSION)
    await act('document.version.discard', { versionId: VERSION })
    await act('release.publish', { releaseId: 'r1' })
    expect([get('p')?._type, get('_.schemas.default')]).toEqual(['post', null])
  })

  test('is not published when that is to unpublish a system document', async () => {
    await act('release.create', { releaseId: 'r2' })
    await stored({ _id: 'versions.r1._.releases.r2', _system: { delete: true } })
    await act('document.version.discard', { versionId: VERSION })
    await refusal(act('release.publish', { releaseId: 'r1' }))
    expect(get('_.releases.r2')).not.toBeNull()
  })

  test('comes out of the archive without it', async () => {
    await act('release.archive', { releaseId: 'r1' })
    await act('release.unarchive', { releaseId: 'r1' })
    expect([get('versions.r1.p')?._type, get(VERSION)]).toEqual(['post', null])
  })
})

describe('a release in a state that there is not', () => {
  test.each([{}, 'lost', 5, null, 'publishing'])('%j is dealt with as active', async (state) => {
    await stored({ _id: '_.releases.r1', _type: 'system.release', state })
    await write({ create: { _id: 'versions.r1.p', _type: 'post' } })
    await act('release.publish', { releaseId: 'r1' })
    expect(get('p')).not.toBeNull()
    await act('release.delete', { releaseId: 'r1' })
    expect(get('_.releases.r1')).toBeNull()
  })

  test('is not imported; one on its way to a state is active', async () => {
    const metadata = { releaseType: 'asap' }
    const release = (state: unknown) => ({
      releaseId: 'r1',
      document: { _type: 'system.release', state, metadata } as JsonObject,
    })
    for (const state of ['lost', {}, null]) await refusal(act('release.import', release(state)))
    await act('release.import', release('archiving'))
    expect(get('_.releases.r1')?.state).toBe('active')
  })
})
