import { describe, expect, test } from 'vitest'
import { assumed, embeddedOnly } from '../support/cases.ts'
import {
  document,
  existing,
  mutate,
  query,
  refusal,
  succeeded,
  wholeRefusal,
} from '../support/data.ts'
import { openStream } from '../support/events.ts'
import { type JsonRecord, request } from '../support/http.ts'
import { space } from '../support/space.ts'
import { target } from '../support/target.ts'

const here = space()
const post = (fields: JsonRecord = {}) => ({ _id: here.id(), _type: here.type, ...fields })

describe('a transaction', () => {
  test('gives all its documents one revision, which is its id', async () => {
    const [one, two] = [post(), post()] as const
    const { transactionId } = await succeeded(mutate([{ create: one }, { create: two }]))
    expect((await document(one._id))?._rev).toBe(transactionId)
    expect((await document(two._id))?._rev).toBe(transactionId)
  })

  test('is carried out whole or not at all', async () => {
    const [one, two] = [post(), post()] as const
    await succeeded(mutate([{ create: two }]))
    const { index } = await refusal(mutate([{ create: one }, { create: two }]))
    expect(index).toBe(1)
    expect(await existing(one._id)).toEqual([])
  })

  test('has the id that it asks for', async () => {
    const created = post()
    const wanted = `${here.prefix}tx-1`
    const { transactionId } = await succeeded(
      mutate([{ create: created }], { transactionId: wanted }),
    )
    expect(transactionId).toBe(wanted)
    expect((await document(created._id))?._rev).toBe(wanted)
  })

  test('may ask for its id in the query string', async () => {
    const wanted = `${here.prefix}tx-2`
    const { transactionId } = await succeeded(
      mutate([{ create: post() }], { search: { transactionId: wanted } }),
    )
    expect(transactionId).toBe(wanted)
  })

  test('whose id was used before is refused', async () => {
    const created = post()
    const transactionId = `${here.prefix}tx-3`
    await succeeded(mutate([{ create: created }], { transactionId }))
    const { status } = await mutate([{ patch: { id: created._id, set: { n: 1 } } }], {
      transactionId,
    })
    expect(status).toBe(409)
    expect(await document(created._id)).not.toHaveProperty('n')
  })

  assumed('protocol 3.3', 'whose id was used before is named so', async () => {
    const transactionId = `${here.prefix}tx-4`
    await succeeded(mutate([{ create: post() }], { transactionId }))
    const { error } = await wholeRefusal(mutate([{ create: post() }], { transactionId }))
    expect(error.type).toBe('transactionAlreadyExistsError')
    expect(error.description).toContain(transactionId)
  })

  embeddedOnly.each(['', 'a b', '/', 'x'.repeat(129)])(
    'cannot have the id %o',
    async (transactionId) => {
      const answer = await mutate([{ create: post() }], { transactionId })
      expect(answer.status).toBe(400)
    },
  )
})

describe('the answer', () => {
  const create = () => [{ create: post({ n: 1 }) }]

  test('names the operations only, when nothing else is asked', async () => {
    const { body } = await request(`/data/mutate/${target.dataset}`, {
      body: { mutations: create() },
    })
    expect(body).toEqual({
      transactionId: expect.any(String),
      results: [{ operation: 'create' }],
    })
  })

  test('names ids with returnIds', async () => {
    const { results } = await succeeded(mutate(create(), { search: { returnIds: 'true' } }))
    expect(results).toEqual([{ id: expect.any(String), operation: 'create' }])
  })

  test('holds the documents as they are now with returnDocuments', async () => {
    const { results } = await succeeded(mutate(create(), { search: { returnDocuments: 'true' } }))
    expect(results).toEqual([
      {
        id: expect.any(String),
        operation: 'create',
        document: await document(results[0]?.id ?? ''),
      },
    ])
  })

  test('has a result for each mutation of a document', async () => {
    const created = post({ n: 1 })
    const { results } = await succeeded(
      mutate([{ create: created }, { patch: { id: created._id, inc: { n: 1 } } }], {
        search: { returnDocuments: 'true' },
      }),
    )
    expect(results.map(({ operation }) => operation)).toEqual(['create', 'update'])
    expect(results[1]?.document).toMatchObject({ n: 2 })
  })

  assumed('the client returns it', 'holds the document that was deleted', async () => {
    const created = post({ n: 1 })
    await succeeded(mutate([{ create: created }]))
    const { results } = await succeeded(
      mutate([{ delete: { id: created._id } }], { search: { returnDocuments: 'true' } }),
    )
    expect(results).toMatchObject([{ operation: 'delete', document: { _id: created._id, n: 1 } }])
  })

  test('is JSON', async () => {
    const { headers } = await mutate([])
    expect(headers.get('content-type')).toMatch(/^application\/json/)
  })
})

describe('visibility', () => {
  test.each(['sync', 'async', 'deferred'])('%s stores the document', async (visibility) => {
    const created = post()
    await succeeded(mutate([{ create: created }], { search: { visibility } }))
    expect(await document(created._id)).toMatchObject({ _id: created._id })
  })

  test('that is none of the three is refused', async () => {
    const { status } = await mutate([{ create: post() }], { search: { visibility: 'soon' } })
    expect(status).toBe(400)
  })
})

describe('dryRun', () => {
  const dryRun = { search: { dryRun: 'true', returnDocuments: 'true' } }

  test('answers as if it had been done', async () => {
    const created = post({ n: 1 })
    const { transactionId, results } = await succeeded(mutate([{ create: created }], dryRun))
    expect(transactionId).toEqual(expect.any(String))
    expect(results).toMatchObject([{ id: created._id, operation: 'create', document: created }])
  })

  test('stores nothing', async () => {
    const created = post()
    await succeeded(mutate([{ create: created }], dryRun))
    expect(await document(created._id)).toBeNull()
    expect(await query('count(*[_id == $id])', { id: created._id })).toBe(0)
  })

  test('is refused as it would be', async () => {
    const created = post()
    await succeeded(mutate([{ create: created }]))
    const { status, item } = await refusal(mutate([{ create: created }], dryRun))
    expect([status, item.type]).toEqual([409, 'documentAlreadyExistsError'])
  })

  test('leaves no trace in the history, and its transaction id free', async () => {
    const created = post()
    const transactionId = `${here.prefix}dry`
    await succeeded(mutate([{ create: created }], { ...dryRun, transactionId }))
    const history = await request(
      `/data/history/${target.dataset}/transactions/${created._id}?excludeContent=true`,
    )
    expect(history.text).toBe('')
    await succeeded(mutate([{ create: created }], { transactionId }))
  })

  test('is heard by nobody', async () => {
    const [dry, real] = [post(), post()] as const
    const stream = await openStream(`/data/listen/${target.dataset}`, {
      search: { query: '*[_type == $type]', $type: JSON.stringify(here.type) },
    })
    await stream.first(1)
    await succeeded(mutate([{ create: dry }], dryRun))
    await succeeded(mutate([{ create: real }]))
    await stream.find(({ data }) => data.documentId === real._id)
    expect(stream.mutations().map(({ documentId }) => documentId)).not.toContain(dry._id)
  })
})

describe('autoGenerateArrayKeys', () => {
  const keyed = { search: { autoGenerateArrayKeys: 'true' } }

  test('gives each object in a list a key, at any depth', async () => {
    const created = post({ list: [{ v: 1, inner: [{ w: 1 }] }, 2, 'x'] })
    await succeeded(mutate([{ create: created }], keyed))
    const key = expect.stringMatching(/^\w{8,}$/)
    expect((await document(created._id))?.list).toEqual([
      { _key: key, v: 1, inner: [{ _key: key, w: 1 }] },
      2,
      'x',
    ])
  })

  test('keeps the keys that are there', async () => {
    const created = post({ list: [{ _key: 'mine' }, {}] })
    await succeeded(mutate([{ create: created }], keyed))
    const list = (await document(created._id))?.list as JsonRecord[]
    expect(list[0]).toEqual({ _key: 'mine' })
    expect(list[1]?._key).not.toBe('mine')
  })

  test('reaches what a patch sets and inserts', async () => {
    const created = post({ list: [] })
    await succeeded(mutate([{ create: created }]))
    await succeeded(
      mutate(
        [
          {
            patch: {
              id: created._id,
              set: { other: [{ v: 1 }] },
              insert: { after: 'list[-1]', items: [{ v: 2 }] },
            },
          },
        ],
        keyed,
      ),
    )
    expect(await document(created._id)).toMatchObject({
      other: [{ _key: expect.any(String), v: 1 }],
      list: [{ _key: expect.any(String), v: 2 }],
    })
  })

  test('is off unless it is asked for', async () => {
    const created = post({ list: [{ v: 1 }] })
    await succeeded(mutate([{ create: created }]))
    expect((await document(created._id))?.list).toEqual([{ v: 1 }])
  })
})

test('a dataset that does not exist is 404', async () => {
  const { status, body } = await request('/data/mutate/ct-nowhere', { body: { mutations: [] } })
  expect([status, body.statusCode]).toEqual([404, 404])
})
