import { beforeAll, describe, expect, test } from 'vitest'
import { type Document, mutate, succeeded } from './support/data.ts'
import { type RequestOptions, request } from './support/http.ts'
import { space } from './support/space.ts'
import { target } from './support/target.ts'

const here = space()
const id = here.id()
const versionId = `versions.rct.${id}`
const missing = here.id()

interface DocBody {
  documents: Document[]
  omitted: { id: string; reason: string }[]
}

function doc(
  ids: string,
  search: Record<string, string> = {},
  options: Pick<RequestOptions, 'token' | 'version'> = {},
) {
  return request<DocBody>(`/data/doc/${target.dataset}/${ids}`, { search, ...options })
}

const idsOf = ({ documents }: DocBody) => documents.map(({ _id }) => _id)

beforeAll(async () => {
  await succeeded(
    mutate(
      [id, `drafts.${id}`, versionId].map((_id) => ({
        create: { _id, _type: here.type, of: _id },
      })),
    ),
  )
})

describe('GET /data/doc/{dataset}/{ids}', () => {
  test('gives a document whole, as it is stored', async () => {
    const { status, body } = await doc(id)
    expect(status).toBe(200)
    expect(body.documents).toEqual([
      {
        _id: id,
        _type: here.type,
        of: id,
        _rev: expect.any(String),
        _createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        _updatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      },
    ])
  })

  test('gives drafts and versions by their own ids', async () => {
    const { body } = await doc(`drafts.${id},${versionId}`)
    expect(idsOf(body).toSorted()).toEqual([`drafts.${id}`, versionId])
  })

  test('says which documents are not there', async () => {
    const { status, body } = await doc(`${missing},${id}`)
    expect(status).toBe(200)
    expect(idsOf(body)).toEqual([id])
    expect(body.omitted).toEqual([{ id: missing, reason: 'existence' }])
  })

  test('gives a document asked for twice once', async () => {
    const { body } = await doc(`${id},${id}`)
    expect(idsOf(body)).toEqual([id])
  })

  test('answers 200 when no document is there', async () => {
    const { status, body } = await doc(missing)
    expect([status, body.documents]).toEqual([200, []])
  })

  test('knows existence without content', async () => {
    const { body } = await doc(`${id},${missing}`, { excludeContent: 'true' })
    expect(body.omitted).toEqual([{ id: missing, reason: 'existence' }])
    for (const found of body.documents) expect(found).not.toHaveProperty('of')
  })

  test('gives every version of a document when asked', async () => {
    const { body } = await doc(id, { includeAllVersions: 'true' })
    expect(idsOf(body).toSorted()).toEqual([id, `drafts.${id}`, versionId].toSorted())
  })

  test.each(['2025-02-18', '1'])(
    'knows no versions before there were releases: %s',
    async (version) => {
      const { body } = await doc(`${id},drafts.${id},${versionId}`, {}, { version })
      expect(idsOf(body).toSorted()).toEqual([id, `drafts.${id}`].toSorted())
      expect(body.omitted).toEqual([{ id: versionId, reason: 'existence' }])
      const all = await doc(id, { includeAllVersions: 'true' }, { version })
      expect(idsOf(all.body).toSorted()).toEqual([id, `drafts.${id}`].toSorted())
    },
  )

  test('is not changed by a perspective', async () => {
    const { body } = await doc(id, { perspective: 'drafts' })
    expect(body.documents).toMatchObject([{ _id: id, of: id }])
  })

  test('shows nobody without a token what has a dot in its id', async () => {
    const { status, body } = await doc(`drafts.${id},${versionId}`, {}, { token: null })
    expect(status).toBe(200)
    expect(body.documents).toEqual([])
    expect(body.omitted).toEqual([
      { id: `drafts.${id}`, reason: 'permission' },
      { id: versionId, reason: 'permission' },
    ])
  })

  test('tells nobody without a token whether a draft exists', async () => {
    const { body } = await doc(`drafts.${missing}`, {}, { token: null })
    expect(body.omitted).toEqual([{ id: `drafts.${missing}`, reason: 'permission' }])
  })

  test('shows everybody what is published', async () => {
    const { body } = await doc(id, {}, { token: null })
    expect(idsOf(body)).toEqual([id])
  })

  test('refuses a list of no ids', async () => {
    expect((await doc(',')).status).toBe(400)
  })

  test('is 404 in a dataset that does not exist', async () => {
    const { status, body } = await request('/data/doc/ct-nowhere/x')
    expect(status).toBe(404)
    expect(body).toMatchObject({ statusCode: 404, error: 'Not Found', message: expect.any(String) })
  })
})
