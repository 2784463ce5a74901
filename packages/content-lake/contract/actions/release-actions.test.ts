import { describe, expect, test } from 'vitest'
import { act, document, existing, refusal, succeeded } from '../support/data.ts'
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
