import { describe, expect, test } from 'vitest'
import { act, document, mutate, refusal, succeeded } from '../support/data.ts'
import { LATER, reaches, release, releasing } from '../support/releasing.ts'

const { here, created, inState, write } = releasing()

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

    test.each(['create', 'createOrReplace', 'createIfNotExists'])(
      'also against new ones by mutation: %s',
      async (kind) => {
        const releaseId = await inState('scheduled')
        const id = `versions.${releaseId}.${here.id()}`
        const { item } = await refusal(mutate([{ [kind]: { _id: id, _type: here.type } }]))
        expect(item.type).toBe('validationError')
        expect(item.description).toMatch(/Documents in release .*can not be mutated/)
      },
    )
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
