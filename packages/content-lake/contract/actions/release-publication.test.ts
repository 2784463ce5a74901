import { describe, expect, test } from 'vitest'
import { assumed } from '../support/cases.ts'
import { act, document, existing, refusal, succeeded } from '../support/data.ts'
import { reaches, release, releasing } from '../support/releasing.ts'

const { here, created, inState, write } = releasing()

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
