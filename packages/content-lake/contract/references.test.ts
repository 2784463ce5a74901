import { beforeAll, describe, expect } from 'vitest'
import { asRole, embeddedOnly } from './support/cases.ts'
import { type Json, type JsonRecord, request } from './support/http.ts'
import { space } from './support/space.ts'
import { target } from './support/target.ts'

const here = space()
const OTHER = `cr${here.prefix.slice(3, -1)}`
const id = here.id()

function across(_ref: string, more: JsonRecord = {}): JsonRecord {
  return { _type: 'reference', _ref, _weak: true, _dataset: target.dataset, ...more }
}

function store(dataset: string, documents: JsonRecord[]) {
  return request(`/data/mutate/${dataset}`, {
    body: { mutations: documents.map((document) => ({ createOrReplace: document })) },
  })
}

function referringTo(documentId: string, search: Record<string, string> = {}) {
  return request<{ totalCount: number; references: Json[] }>(
    `/data/references/${target.dataset}/documents/${documentId}/to`,
    { search: { excludeInternalReferences: 'true', excludePaths: 'true', ...search } },
  )
}

describe.skipIf(target.kind !== 'embedded')('references from other datasets', () => {
  beforeAll(async () => {
    await request(`/projects/${target.projectId}/datasets/${OTHER}`, { method: 'PUT', body: {} })
    const { datasetName: comments } = (
      await request<{ datasetName: string }>(`/comments/${target.dataset}/setup`, { body: {} })
    ).body
    const { type: _type } = here
    await store(target.dataset, [{ _id: `${id}-own`, _type, of: across(id) }])
    await store(comments, [{ _id: `${id}-comment`, _type: 'comment', target: across(id) }])
    await store(OTHER, [
      { _id: `${id}-a`, _type, list: [{ _key: 'k', deep: across(id) }] },
      { _id: `drafts.${id}-b`, _type, of: across(id, { _projectId: target.projectId }) },
      { _id: `${id}-same-id-here`, _type, of: { _ref: id, _weak: true } },
      { _id: `${id}-elsewhere`, _type, of: across(id, { _projectId: 'another' }) },
      { _id: `${id}-third`, _type, of: across(id, { _dataset: 'third' }) },
    ])
  })

  embeddedOnly(
    'name the documents that hold them, and neither comments nor their own',
    async () => {
      const reference = (documentId: string) => ({
        projectId: target.projectId,
        datasetName: OTHER,
        documentId,
      })
      const { status, body } = await referringTo(id)
      expect(status).toBe(200)
      expect(body).toEqual({
        totalCount: 2,
        references: [reference(`${id}-a`), reference(`drafts.${id}-b`)],
      })
      expect((await referringTo(`drafts.${id}`)).body.totalCount).toBe(2)
    },
  )

  embeddedOnly('are none for what nobody refers to', async () => {
    const { status, body } = await referringTo(here.id())
    expect([status, body]).toEqual([200, { totalCount: 0, references: [] }])
  })

  embeddedOnly('are told apart from those of the dataset itself', async () => {
    expect((await referringTo(id, { excludeInternalReferences: 'false' })).status).toBe(400)
  })

  asRole('viewer')('are told to whoever reads the dataset, and to nobody else', async () => {
    const path = `/data/references/${target.dataset}/documents/${id}/to`
    const search = { excludeInternalReferences: 'true' }
    const { viewer } = target.tokens
    expect((await request(path, { search, token: viewer })).status).toBe(200)
    expect((await request(path, { search, token: null })).status).toBe(401)
  })
})
