import { beforeAll, describe, expect, test } from 'vitest'
import { asRole } from '../support/cases.ts'
import { act, type Document, document, mutate, succeeded } from '../support/data.ts'
import { drafting } from '../support/drafting.ts'
import { request } from '../support/http.ts'
import { target } from '../support/target.ts'

const { here, pair, written } = drafting()

/** Documents of the past. */
async function past(ids: string, search: Record<string, string>): Promise<Document[]> {
  const { documents } = await succeeded(
    request<{ documents: Document[] }>(`/data/history/${target.dataset}/documents/${ids}`, {
      search,
    }),
  )
  return documents
}

describe('GET /data/history/{dataset}/documents/{ids}', () => {
  const id = here.id()
  const states: Document[] = []
  let deletion = ''

  beforeAll(async () => {
    const write = async (mutation: Parameters<typeof mutate>[0][number]) => {
      const { results } = await succeeded(
        mutate([mutation], { search: { returnDocuments: 'true' } }),
      )
      const [written] = results
      if (written?.document !== undefined) states.push(written.document)
    }
    await write({ create: { _id: id, _type: here.type, n: 0, l: [{ _key: 'a', t: 'é' }] } })
    await write({ patch: { id, set: { n: 1, 'l[_key=="a"].t': 'é1' } } })
    await write({ patch: { id, insert: { after: 'l[-1]', items: [{ _key: 'b' }] } } })
    await write({ createOrReplace: { _id: id, _type: here.type, anew: true } })
    deletion = (await succeeded(mutate([{ delete: { id } }]))).transactionId
  })

  test('gives a document as it was right after each revision', async () => {
    for (const state of states) expect(await past(id, { revision: state._rev })).toEqual([state])
  })

  test('gives nothing after the revision that deleted it', async () => {
    expect(await past(id, { revision: deletion })).toEqual([])
  })

  test('gives nothing for a revision that there never was', async () => {
    expect(await past(id, { revision: 'ct-nowhere' })).toEqual([])
  })

  test('gives a document as it was at a time', async () => {
    const last = states.at(-1)
    expect(await past(id, { time: String(last?._updatedAt) })).toEqual([last])
    expect(await past(id, { time: '2000-01-01T00:00:00Z' })).toEqual([])
  })

  test('gives what a document last was, also when it is deleted', async () => {
    expect(await past(id, { lastRevision: 'true' })).toEqual([states.at(-1)])
  })

  test('gives what a document is when it is there', async () => {
    const { publishedId } = await written({ n: 1 })
    expect(await past(publishedId, { lastRevision: 'true' })).toEqual([await document(publishedId)])
  })

  test('gives nothing for a document that there never was', async () => {
    expect(await past(here.id(), { lastRevision: 'true' })).toEqual([])
  })

  test('gives several documents', async () => {
    const { publishedId } = await written({})
    const found = await past(`${id},${publishedId}`, { lastRevision: 'true' })
    expect(found.map(({ _id }) => _id).toSorted()).toEqual([id, publishedId].toSorted())
  })

  test('takes one point in time only', async () => {
    const { status } = await request(`/data/history/${target.dataset}/documents/${id}`, {
      search: { revision: states[0]?._rev ?? '', lastRevision: 'true' },
    })
    expect(status).toBe(400)
  })

  test('refuses a time that is none', async () => {
    const { status } = await request(`/data/history/${target.dataset}/documents/${id}`, {
      search: { time: 'yesterday' },
    })
    expect(status).toBe(400)
  })

  test('needs a token', async () => {
    const answer = await request(`/data/history/${target.dataset}/documents/${id}`, { token: null })
    expect([401, 403]).toContain(answer.status)
  })

  asRole('viewer')('is open to a viewer', async () => {
    const answer = await request(`/data/history/${target.dataset}/documents/${id}`, {
      token: target.tokens.viewer,
      search: { lastRevision: 'true' },
    })
    expect(answer.status).toBe(200)
  })
})

test('an earlier revision is restored as the Studio does it', async () => {
  const ids = pair()
  const creation = {
    type: 'document.create',
    publishedId: ids.publishedId,
    attributes: { _id: ids.draftId, _type: here.type, title: 'Then' },
  }
  await succeeded(act([creation]))
  const { transactionId } = await succeeded(act([{ type: 'document.publish', ...ids }]))
  await succeeded(act([{ type: 'document.edit', ...ids, patch: { set: { title: 'Now' } } }]))
  const [then] = await past(ids.publishedId, { revision: transactionId })
  const { _updatedAt, ...attributes } = { ...then, _id: ids.draftId }
  await succeeded(
    act([{ type: 'document.replaceDraft', publishedId: ids.publishedId, attributes }]),
  )
  expect(await document(ids.draftId)).toMatchObject({ title: 'Then' })
})
