import { beforeAll, describe, expect, test } from 'vitest'
import { assumed } from '../support/cases.ts'
import { act, document, existing, mutate, query, refusal, succeeded } from '../support/data.ts'
import { type JsonRecord, request } from '../support/http.ts'
import { expectNotFound } from '../support/not-found.ts'
import { space } from '../support/space.ts'
import { target } from '../support/target.ts'

const here = space()
const releaseId = here.releaseId()

const write = (...documents: JsonRecord[]) =>
  succeeded(mutate(documents.map((create) => ({ create: { _type: here.type, ...create } }))))

function ids() {
  const publishedId = here.id()
  return { publishedId, versionId: `versions.${releaseId}.${publishedId}` }
}

beforeAll(async () => {
  await succeeded(act([{ type: 'release.create', releaseId }]))
})

describe('document.version.create', () => {
  test('creates a version of its own content', async () => {
    const { publishedId, versionId } = ids()
    const { transactionId } = await succeeded(
      act([
        {
          type: 'document.version.create',
          publishedId,
          document: { _id: versionId, _type: here.type, n: 1 },
        },
      ]),
    )
    expect(await existing(publishedId, versionId)).toEqual([versionId])
    expect(await document(versionId)).toMatchObject({ n: 1, _rev: transactionId })
  })

  test('copies a document', async () => {
    const { publishedId, versionId } = ids()
    await write({ _id: publishedId, n: 1 })
    await succeeded(
      act([{ type: 'document.version.create', publishedId, baseId: publishedId, versionId }]),
    )
    expect(await document(versionId)).toMatchObject({ _type: here.type, n: 1 })
  })

  test('copies a draft', async () => {
    const { publishedId, versionId } = ids()
    const baseId = `drafts.${publishedId}`
    await write({ _id: baseId, n: 1 })
    await succeeded(act([{ type: 'document.version.create', publishedId, baseId, versionId }]))
    expect(await existing(baseId, versionId)).toEqual([baseId, versionId])
  })

  test('copies at the revision expected only', async () => {
    const { publishedId, versionId } = ids()
    await write({ _id: publishedId })
    const copy = { type: 'document.version.create', publishedId, baseId: publishedId, versionId }
    const { status, item } = await refusal(act([{ ...copy, ifBaseRevisionId: 'other' }]))
    expect([status, item.type]).toEqual([409, 'documentRevisionIDDoesNotMatchError'])
    const current = (await document(publishedId))?._rev ?? ''
    await succeeded(act([{ ...copy, ifBaseRevisionId: current }]))
    expect(await existing(versionId)).toEqual([versionId])
  })

  test('of a version that is there is refused', async () => {
    const { publishedId, versionId } = ids()
    await write({ _id: versionId })
    const creation = {
      type: 'document.version.create',
      publishedId,
      document: { _id: versionId, _type: here.type },
    }
    expect((await refusal(act([creation]))).status).toBe(409)
  })

  assumed('protocol 3.3', 'as a copy of nothing is refused', async () => {
    const { publishedId, versionId } = ids()
    await expectNotFound(
      act([{ type: 'document.version.create', publishedId, baseId: publishedId, versionId }]),
      publishedId,
    )
  })

  test.each<[string, (each: ReturnType<typeof ids>) => JsonRecord]>([
    ['neither content nor base', () => ({})],
    [
      'both content and base',
      ({ publishedId, versionId }) => ({
        document: { _id: versionId, _type: 'ct' },
        baseId: publishedId,
        versionId,
      }),
    ],
    [
      'a published document',
      ({ publishedId }) => ({ document: { _id: publishedId, _type: 'ct' } }),
    ],
    ['another document', () => ({ document: { _id: 'versions.rct.ct-other', _type: 'ct' } })],
  ])('with %s is refused', async (_, fields) => {
    const each = ids()
    await write({ _id: each.publishedId })
    const { publishedId } = each
    const answer = await act([{ type: 'document.version.create', publishedId, ...fields(each) }])
    expect(answer.status).toBe(400)
  })
})

describe('document.version.replace', () => {
  test('leaves nothing of the version that was there', async () => {
    const { versionId } = ids()
    await write({ _id: versionId, old: 1 })
    await succeeded(
      act([
        { type: 'document.version.replace', document: { _id: versionId, _type: here.type, n: 2 } },
      ]),
    )
    const version = await document(versionId)
    expect(version).toMatchObject({ n: 2 })
    expect(version).not.toHaveProperty('old')
  })

  assumed('protocol 3.3', 'of a version that is not there is refused', async () => {
    const { versionId } = ids()
    await expectNotFound(
      act([{ type: 'document.version.replace', document: { _id: versionId, _type: here.type } }]),
      versionId,
    )
  })
})

describe('document.version.discard', () => {
  test('deletes a version and leaves the rest', async () => {
    const { publishedId, versionId } = ids()
    await write({ _id: publishedId }, { _id: versionId })
    await succeeded(act([{ type: 'document.version.discard', versionId }]))
    expect(await existing(publishedId, versionId)).toEqual([publishedId])
  })

  test('deletes a draft', async () => {
    const versionId = `drafts.${here.id()}`
    await write({ _id: versionId })
    await succeeded(act([{ type: 'document.version.discard', versionId }]))
    expect(await existing(versionId)).toEqual([])
  })

  assumed('protocol 3.3', 'of a version that is not there is refused', async () => {
    const { versionId } = ids()
    await expectNotFound(act([{ type: 'document.version.discard', versionId }]), versionId)
  })

  test('of a published document is refused', async () => {
    const { publishedId } = ids()
    await write({ _id: publishedId })
    const answer = await act([{ type: 'document.version.discard', versionId: publishedId }])
    expect(answer.status).toBe(400)
  })
})

describe('document.version.unpublish', () => {
  test('marks a version, and leaves the published document until the release goes out', async () => {
    const { publishedId, versionId } = ids()
    await write({ _id: publishedId, n: 1 })
    await succeeded(act([{ type: 'document.version.unpublish', publishedId, versionId }]))
    expect(await document(versionId)).toMatchObject({ _system: { delete: true } })
    expect(await document(publishedId)).toMatchObject({ n: 1 })
  })

  test('hides the document in the perspective of the release', async () => {
    const { publishedId, versionId } = ids()
    await write({ _id: publishedId })
    await succeeded(act([{ type: 'document.version.unpublish', publishedId, versionId }]))
    const count = (perspective: string) =>
      query('count(*[_id == $publishedId])', { publishedId }, { search: { perspective } })
    expect([await count(`${releaseId},drafts`), await count('published')]).toEqual([0, 1])
  })

  assumed('the Studio offers it', 'marks a version that is there', async () => {
    const { publishedId, versionId } = ids()
    await write({ _id: publishedId }, { _id: versionId, n: 2 })
    await succeeded(act([{ type: 'document.version.unpublish', publishedId, versionId }]))
    expect(await document(versionId)).toMatchObject({ _system: { delete: true } })
  })

  test('is taken back by an edit', async () => {
    const { publishedId, versionId } = ids()
    await write({ _id: publishedId, n: 1 })
    await succeeded(act([{ type: 'document.version.unpublish', publishedId, versionId }]))
    await succeeded(
      act([
        {
          type: 'document.edit',
          draftId: versionId,
          publishedId,
          patch: { unset: ['_system.delete'] },
        },
      ]),
    )
    expect((await document(versionId))?._system ?? {}).not.toHaveProperty('delete')
  })

  assumed('protocol 3.3', 'of what is not published is refused', async () => {
    const { publishedId, versionId } = ids()
    await write({ _id: versionId })
    await expectNotFound(
      act([{ type: 'document.version.unpublish', publishedId, versionId }]),
      publishedId,
    )
  })
})

test('a version is read by its perspective, under the id of its document', async () => {
  const { publishedId, versionId } = ids()
  await write({ _id: publishedId, n: 1 }, { _id: versionId, n: 2 })
  const found = await query(
    '*[_id == $publishedId]{_id, _originalId, n}',
    { publishedId },
    { search: { perspective: releaseId } },
  )
  expect(found).toEqual([{ _id: publishedId, _originalId: versionId, n: 2 }])
})

test.each(['document.version.discard', 'document.version.replace'])(
  '%s needs an API version that has releases',
  async (type) => {
    const { versionId } = ids()
    const answer = await request(`/data/actions/${target.dataset}`, {
      version: '2024-05-23',
      body: {
        actions: [
          {
            actionType: `sanity.action.${type}`,
            versionId,
            document: { _id: versionId, _type: here.type },
          },
        ],
      },
    })
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('not supported for this API version')
  },
)
