import { describe, expect, test } from 'vitest'
import { assumed } from '../support/cases.ts'
import { act, document, existing, mutate, refusal, succeeded } from '../support/data.ts'
import type { JsonRecord } from '../support/http.ts'
import { LATER, reaches, release, releasing } from '../support/releasing.ts'

const { here, created, inState, write } = releasing()

describe('release.create', () => {
  test('describes the release in a document of the system', async () => {
    const releaseId = await created({
      title: 'Spring',
      description: 'All new',
      releaseType: 'asap',
    })
    expect(await release(releaseId)).toMatchObject({
      _id: `_.releases.${releaseId}`,
      _type: 'system.release',
      name: releaseId,
      state: 'active',
      metadata: { title: 'Spring', description: 'All new', releaseType: 'asap' },
    })
  })

  test('begins undecided', async () => {
    const releaseId = here.releaseId()
    await succeeded(act([{ type: 'release.create', releaseId }]))
    expect(await release(releaseId)).toMatchObject({ metadata: { releaseType: 'undecided' } })
  })

  test('of a release that is there is refused', async () => {
    const releaseId = await created()
    const { status } = await refusal(act([{ type: 'release.create', releaseId }]))
    expect(status).toBe(409)
  })

  test.each(['', 'drafts', 'published', 'with.dot', 'with space'])(
    'cannot be called %o',
    async (releaseId) => {
      expect((await act([{ type: 'release.create', releaseId }])).status).toBe(400)
    },
  )

  test('refuses a type of release that there is not', async () => {
    const answer = await act([
      { type: 'release.create', releaseId: here.releaseId(), metadata: { releaseType: 'never' } },
    ])
    expect(answer.status).toBe(400)
  })

  test('on a dry run creates nothing', async () => {
    const releaseId = here.releaseId()
    await succeeded(act([{ type: 'release.create', releaseId }], { body: { dryRun: true } }))
    expect(await release(releaseId)).toBeNull()
  })

  test('together with its versions is one transaction', async () => {
    const releaseId = here.releaseId()
    const publishedId = here.id()
    const _id = `versions.${releaseId}.${publishedId}`
    const { transactionId } = await succeeded(
      act([
        { type: 'release.create', releaseId },
        { type: 'document.version.create', publishedId, document: { _id, _type: here.type } },
      ]),
    )
    expect((await release(releaseId))?._rev).toBe(transactionId)
    expect((await document(_id))?._rev).toBe(transactionId)
  })
})

describe('release.edit', () => {
  test('patches the metadata', async () => {
    const releaseId = await created({ title: 'Spring' })
    await succeeded(
      act([
        {
          type: 'release.edit',
          releaseId,
          patch: { set: { 'metadata.title': 'Summer', 'metadata.intendedPublishAt': LATER } },
        },
      ]),
    )
    expect(await release(releaseId)).toMatchObject({
      metadata: { title: 'Summer', intendedPublishAt: LATER, releaseType: 'undecided' },
    })
  })

  test.each<[string, JsonRecord]>([
    ['the state', { set: { state: 'published' } }],
    ['the name', { set: { name: 'other' } }],
    ['when it is published', { set: { publishAt: LATER } }],
  ])('cannot change %s', async (_, patch) => {
    const releaseId = await created()
    const before = await release(releaseId)
    expect((await act([{ type: 'release.edit', releaseId, patch }])).status).toBe(400)
    expect(await release(releaseId)).toEqual(before)
  })
})

describe('release.schedule', () => {
  test('says when the release is to go out', async () => {
    const releaseId = await inState('scheduled')
    expect(await release(releaseId)).toMatchObject({ state: 'scheduled', publishAt: LATER })
  })

  test('needs a time', async () => {
    const releaseId = await created()
    expect((await act([{ type: 'release.schedule', releaseId }])).status).toBe(400)
    const answer = await act([{ type: 'release.schedule', releaseId, publishAt: 'soon' }])
    expect(answer.status).toBe(400)
  })

  test('for a time that is over publishes at once', async () => {
    const releaseId = await created()
    const publishedId = here.id()
    await write({ _id: `versions.${releaseId}.${publishedId}`, n: 1 })
    await succeeded(
      act([{ type: 'release.schedule', releaseId, publishAt: '2020-01-01T00:00:00.000Z' }]),
    )
    await reaches(releaseId, 'published')
    expect(await document(publishedId)).toMatchObject({ n: 1 })
  })

  describe('locks the versions of the release:', () => {
    test.each<[string, (id: string, publishedId: string) => Promise<{ status: number }>]>([
      [
        'an edit',
        (draftId, publishedId) =>
          act([{ type: 'document.edit', draftId, publishedId, patch: { set: { n: 2 } } }]),
      ],
      ['a discard', (versionId) => act([{ type: 'document.version.discard', versionId }])],
      [
        'a replacement',
        (_id) =>
          act([{ type: 'document.version.replace', document: { _id, _type: here.type, n: 2 } }]),
      ],
      [
        'a publication of one of them',
        (draftId, publishedId) => act([{ type: 'document.publish', draftId, publishedId }]),
      ],
      ['a patch', (id) => mutate([{ patch: { id, set: { n: 2 } } }])],
      ['a deletion', (id) => mutate([{ delete: { id } }])],
      [
        'a deletion by query',
        (id) => mutate([{ delete: { query: '*[_id == $id]', params: { id } } }]),
      ],
    ])('%s', async (_, change) => {
      const releaseId = await created()
      const publishedId = here.id()
      const id = `versions.${releaseId}.${publishedId}`
      await write({ _id: id, n: 1 })
      await succeeded(act([{ type: 'release.schedule', releaseId, publishAt: LATER }]))
      await reaches(releaseId, 'scheduled')
      const { item } = await refusal(change(id, publishedId) as ReturnType<typeof mutate>)
      expect(item.type).toBe('validationError')
      expect(item.description).toMatch(/Documents in release .*can not be mutated/)
      expect(await document(id)).toMatchObject({ n: 1 })
    })

    test('also against new ones', async () => {
      const releaseId = await inState('scheduled')
      const publishedId = here.id()
      const { item } = await refusal(
        act([
          {
            type: 'document.version.create',
            publishedId,
            document: { _id: `versions.${releaseId}.${publishedId}`, _type: here.type },
          },
        ]),
      )
      expect(item.type).toBe('validationError')
    })
  })
})

describe('release.unschedule', () => {
  test('makes the release active again and unlocks its versions', async () => {
    const releaseId = await created()
    const id = `versions.${releaseId}.${here.id()}`
    await write({ _id: id })
    await succeeded(act([{ type: 'release.schedule', releaseId, publishAt: LATER }]))
    await reaches(releaseId, 'scheduled')
    await succeeded(act([{ type: 'release.unschedule', releaseId }]))
    await reaches(releaseId, 'active')
    expect(await release(releaseId)).not.toHaveProperty('publishAt')
    await succeeded(mutate([{ patch: { id, set: { n: 2 } } }]))
  })
})

describe('release.publish', () => {
  test('publishes each version and removes it', async () => {
    const releaseId = await created()
    const [one, two] = [here.id(), here.id()] as const
    const version = (id: string) => `versions.${releaseId}.${id}`
    await write(
      { _id: one, old: 1, _createdAt: '2020-01-01T00:00:00Z' },
      { _id: version(one), n: 1 },
      { _id: version(two), n: 2 },
    )
    await succeeded(act([{ type: 'release.publish', releaseId }]))
    await reaches(releaseId, 'published')
    expect(await existing(one, two, version(one), version(two))).toEqual([one, two])
    expect(await document(one)).toMatchObject({ n: 1, _createdAt: '2020-01-01T00:00:00Z' })
    expect(await document(one)).not.toHaveProperty('old')
  })

  test('leaves drafts alone', async () => {
    const releaseId = await created()
    const id = here.id()
    await write({ _id: `drafts.${id}`, draft: true }, { _id: `versions.${releaseId}.${id}` })
    await succeeded(act([{ type: 'release.publish', releaseId }]))
    await reaches(releaseId, 'published')
    expect(await document(`drafts.${id}`)).toMatchObject({ draft: true })
  })

  test('unpublishes what is marked so', async () => {
    const releaseId = await created()
    const publishedId = here.id()
    const versionId = `versions.${releaseId}.${publishedId}`
    await write({ _id: publishedId })
    await succeeded(act([{ type: 'document.version.unpublish', publishedId, versionId }]))
    await succeeded(act([{ type: 'release.publish', releaseId }]))
    await reaches(releaseId, 'published')
    expect(await existing(publishedId, versionId)).toEqual([])
  })

  test('remembers what was in it and when it went out', async () => {
    const releaseId = await created()
    const id = `versions.${releaseId}.${here.id()}`
    await write({ _id: id })
    await succeeded(act([{ type: 'release.publish', releaseId }]))
    await reaches(releaseId, 'published')
    const published = await release(releaseId)
    expect(published?.finalDocumentStates).toMatchObject([{ id }])
    expect(Date.parse(String(published?.publishedAt))).not.toBeNaN()
  })

  test('strengthens references between its documents', async () => {
    const releaseId = await created()
    const [from, to] = [here.id(), here.id()] as const
    await write(
      {
        _id: `versions.${releaseId}.${from}`,
        to: { _ref: to, _weak: true, _strengthenOnPublish: { type: here.type } },
      },
      { _id: `versions.${releaseId}.${to}` },
    )
    await succeeded(act([{ type: 'release.publish', releaseId }]))
    await reaches(releaseId, 'published')
    expect((await document(from))?.to).toEqual({ _ref: to })
  })

  assumed('protocol 3.5', 'of what cannot go out whole changes nothing', async () => {
    const releaseId = await created()
    const publishedId = here.id()
    const versionId = `versions.${releaseId}.${publishedId}`
    await write({ _id: publishedId })
    await write({ _id: here.id(), to: { _type: 'reference', _ref: publishedId } })
    await succeeded(act([{ type: 'document.version.unpublish', publishedId, versionId }]))
    const { item } = await refusal(act([{ type: 'release.publish', releaseId }]))
    expect(item.type).toBe('documentHasExistingReferencesError')
    expect(await release(releaseId)).toMatchObject({ state: 'active' })
    expect(await existing(publishedId, versionId)).toEqual([publishedId, versionId])
  })

  test('of nothing but itself succeeds', async () => {
    const releaseId = await inState('published')
    expect((await release(releaseId))?.finalDocumentStates ?? []).toEqual([])
  })
})

describe('release.archive and release.unarchive', () => {
  test('put the versions away and bring them back', async () => {
    const releaseId = await created()
    const id = `versions.${releaseId}.${here.id()}`
    await write({ _id: id, n: 1, l: [{ _key: 'a' }] })
    const before = await document(id)
    await succeeded(act([{ type: 'release.archive', releaseId }]))
    await reaches(releaseId, 'archived')
    expect(await existing(id)).toEqual([])
    expect((await release(releaseId))?.finalDocumentStates).toMatchObject([{ id }])
    await succeeded(act([{ type: 'release.unarchive', releaseId }]))
    await reaches(releaseId, 'active')
    expect(await document(id)).toMatchObject({
      n: 1,
      l: [{ _key: 'a' }],
      _createdAt: before?._createdAt,
    })
  })

  test('leave published documents alone', async () => {
    const releaseId = await created()
    const publishedId = here.id()
    await write({ _id: publishedId, n: 1 }, { _id: `versions.${releaseId}.${publishedId}`, n: 2 })
    await succeeded(act([{ type: 'release.archive', releaseId }]))
    await reaches(releaseId, 'archived')
    expect(await document(publishedId)).toMatchObject({ n: 1 })
  })
})

describe('release.delete', () => {
  test.each(['archived', 'published'])('removes a release that is %s', async (state) => {
    const releaseId = await inState(state)
    await succeeded(act([{ type: 'release.delete', releaseId }]))
    expect(await release(releaseId)).toBeNull()
  })

  test('leaves what the release published', async () => {
    const releaseId = await created()
    const publishedId = here.id()
    await write({ _id: `versions.${releaseId}.${publishedId}` })
    await succeeded(act([{ type: 'release.publish', releaseId }]))
    await reaches(releaseId, 'published')
    await succeeded(act([{ type: 'release.delete', releaseId }]))
    expect(await existing(publishedId)).toEqual([publishedId])
  })
})

describe('release.import', () => {
  const attributes = (releaseId: string, more: JsonRecord = {}) => ({
    _id: `_.releases.${releaseId}`,
    _type: 'system.release',
    name: releaseId,
    state: 'archived',
    metadata: { releaseType: 'asap' },
    ...more,
  })

  test('puts a release back as an export holds it', async () => {
    const releaseId = here.releaseId()
    const document = attributes(releaseId, { _createdAt: '2020-01-01T00:00:00Z' })
    await succeeded(
      act([{ type: 'release.import', releaseId, attributes: document, ifExists: 'fail' }]),
    )
    expect(await release(releaseId)).toMatchObject(document)
  })

  test('fails, passes over or replaces what is there', async () => {
    const releaseId = here.releaseId()
    const importing = (ifExists: string, title: string) =>
      act([
        {
          type: 'release.import',
          releaseId,
          attributes: attributes(releaseId, { metadata: { releaseType: 'asap', title } }),
          ifExists,
        },
      ])
    await succeeded(importing('fail', 'One'))
    expect((await refusal(importing('fail', 'Two'))).status).toBe(409)
    await succeeded(importing('ignore', 'Three'))
    expect(await release(releaseId)).toMatchObject({ metadata: { title: 'One' } })
    await succeeded(importing('replace', 'Four'))
    expect(await release(releaseId)).toMatchObject({ metadata: { title: 'Four' } })
  })
})
