import { beforeEach, describe, expect, test } from 'vitest'
import { actingOnAStore } from '../../../test/support/acting.ts'
import type { JsonObject } from '../../json.ts'

const { act, get, ids, published, refusal, write } = actingOnAStore()

describe('a version', () => {
  test('is created from a document, or as a copy of another', async () => {
    await published()
    await act('document.version.create', {
      publishedId: 'p',
      baseId: 'p',
      versionId: 'versions.r1.p',
      ifBaseRevisionId: get('p')?._rev ?? '',
    })
    await act('document.version.create', {
      publishedId: 'q',
      document: { _id: 'versions.r1.q', _type: 'post' },
    })
    expect(ids()).toEqual(['p', 'versions.r1.p', 'versions.r1.q'])
    expect(get('versions.r1.p')?.title).toBe('Old')
    const { error } = await refusal(
      act('document.version.create', {
        publishedId: 'q',
        document: { _id: 'versions.r1.q', _type: 'post' },
      }),
    )
    expect(error.type).toBe('documentAlreadyExistsError')
  })

  test('is edited, replaced, published by itself and discarded', async () => {
    await write({ create: { _id: 'versions.r1.p', _type: 'post' } })
    await act('document.edit', {
      draftId: 'versions.r1.p',
      publishedId: 'p',
      patch: { set: { title: 'Edited' } },
    })
    expect(get('versions.r1.p')?.title).toBe('Edited')
    await act('document.version.replace', {
      document: { _id: 'versions.r1.p', _type: 'post', title: 'Replaced' },
    })
    await act('document.publish', { draftId: 'versions.r1.p', publishedId: 'p' })
    expect(get('p')?.title).toBe('Replaced')
    await write({ create: { _id: 'versions.r1.p', _type: 'post' } })
    await act('document.version.discard', { versionId: 'versions.r1.p' })
    expect(ids()).toEqual(['p'])
  })
})

describe('a release', () => {
  const release = () => get('_.releases.r1')

  beforeEach(async () => {
    await act('release.create', { releaseId: 'r1', metadata: { title: 'Spring' } })
  })

  test('begins active and undecided, and is edited in its metadata only', async () => {
    expect(release()).toMatchObject({
      _type: 'system.release',
      name: 'r1',
      state: 'active',
      metadata: { title: 'Spring', releaseType: 'undecided' },
    })
    await act('release.edit', {
      releaseId: 'r1',
      patch: { set: { metadata: { title: 'Summer', releaseType: 'asap' } }, unset: ['metadata.x'] },
    })
    expect(release()?.metadata).toEqual({ title: 'Summer', releaseType: 'asap' })
    const patches: JsonObject[] = [
      { set: { state: 'published' } },
      { set: { 'metadata.releaseType': 'never' } },
      { unset: ['metadata'] },
    ]
    for (const patch of patches) {
      expect((await refusal(act('release.edit', { releaseId: 'r1', patch }))).status).toBe(400)
    }
  })

  test('publishes its versions together, and unpublishes those marked', async () => {
    await published()
    await write({ create: { _id: 'q', _type: 'post' } })
    await act('document.version.create', {
      publishedId: 'p',
      baseId: 'p',
      versionId: 'versions.r1.p',
    })
    await act('document.edit', {
      draftId: 'versions.r1.p',
      publishedId: 'p',
      patch: { set: { title: 'Spring' } },
    })
    await act('document.version.unpublish', { versionId: 'versions.r1.q', publishedId: 'q' })
    await act('release.publish', { releaseId: 'r1' })
    expect(ids()).toEqual(['p'])
    expect(get('p')?.title).toBe('Spring')
    expect(release()).toMatchObject({
      state: 'published',
      finalDocumentStates: [{ id: 'versions.r1.p' }, { id: 'versions.r1.q' }],
    })
    expect(release()?.publishedAt).toBe(get('p')?._updatedAt)
    await act('release.delete', { releaseId: 'r1' })
    expect(release()).toBeNull()
  })

  test('that cannot be published whole is not published at all', async () => {
    await published()
    await write({ create: { _id: 'q', _type: 'post', to: { _ref: 'p' } } })
    await act('document.version.unpublish', { versionId: 'versions.r1.p', publishedId: 'p' })
    const { error } = await refusal(act('release.publish', { releaseId: 'r1' }))
    expect(error.type).toBe('documentHasExistingReferencesError')
    expect([release()?.state, ids()]).toEqual(['active', ['p', 'versions.r1.p', 'q']])
  })

  test('is archived and brought back with its versions', async () => {
    await write({ create: { _id: 'versions.r1.p', _type: 'post', title: 'Kept' } })
    const before = get('versions.r1.p')
    await act('release.archive', { releaseId: 'r1' })
    expect([release()?.state, ids()]).toEqual(['archived', []])
    await act('release.unarchive', { releaseId: 'r1' })
    expect(release()).not.toHaveProperty('finalDocumentStates')
    expect(release()?.state).toBe('active')
    expect(get('versions.r1.p')).toMatchObject({
      title: 'Kept',
      _createdAt: before?._createdAt,
    })
  })

  test('locks its versions while it is scheduled', async () => {
    await write({ create: { _id: 'versions.r1.p', _type: 'post' } })
    await act('release.schedule', { releaseId: 'r1', publishAt: '2999-01-01T00:00:00+02:00' })
    expect(release()).toMatchObject({ state: 'scheduled', publishAt: '2998-12-31T22:00:00.000Z' })
    const edit = { draftId: 'versions.r1.p', publishedId: 'p', patch: { set: { n: 1 } } }
    expect((await refusal(act('document.edit', edit))).error).toMatchObject({
      type: 'validationError',
      description: 'Documents in release "r1" (state: scheduled) can not be mutated',
    })
    await refusal(act('document.version.discard', { versionId: 'versions.r1.p' }))
    await act('release.unschedule', { releaseId: 'r1' })
    expect(release()).not.toHaveProperty('publishAt')
    await act('document.edit', edit)
    expect(get('versions.r1.p')?.n).toBe(1)
  })

  test.each(['release.unschedule', 'release.unarchive', 'release.delete'] as const)(
    'does not allow %s while it is active',
    async (type) => {
      const { status, error } = await refusal(act(type, { releaseId: 'r1' }))
      expect([status, error.type]).toEqual([400, 'validationError'])
      expect(error.description).toContain("not permitted to transition from state 'active'")
    },
  )

  test('is imported from an export', async () => {
    const document = {
      _id: '_.releases.r2',
      _type: 'system.release',
      state: 'published',
      metadata: { releaseType: 'asap' },
      _createdAt: '2020-01-01T00:00:00Z',
    }
    await act('release.import', { releaseId: 'r2', document })
    expect(get('_.releases.r2')).toMatchObject({ ...document, name: 'r2' })
    await refusal(act('release.import', { releaseId: 'r2', document }))
    await act('release.import', { releaseId: 'r2', attributes: document, ifExists: 'ignore' })
    await act('release.import', {
      releaseId: 'r2',
      document: { ...document, state: 'archived' },
      ifExists: 'replace',
    })
    expect(get('_.releases.r2')?.state).toBe('archived')
  })

  test('is open to its versions when it was scheduled where it was exported', async () => {
    const publishAt = '2099-01-01T00:00:00Z'
    const metadata = { releaseType: 'scheduled' }
    await act('release.import', {
      releaseId: 'r3',
      document: { _type: 'system.release', state: 'scheduled', publishAt, metadata },
    })
    expect(get('_.releases.r3')).toMatchObject({
      state: 'active',
      metadata: { ...metadata, intendedPublishAt: publishAt },
    })
    expect(get('_.releases.r3')).not.toHaveProperty('publishAt')
  })
})
