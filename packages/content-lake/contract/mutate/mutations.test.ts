import { describe, expect, test } from 'vitest'
import { assumed, embeddedOnly } from '../support/cases.ts'
import {
  document,
  documents,
  existing,
  mutate,
  query,
  refusal,
  succeeded,
} from '../support/data.ts'
import { type JsonRecord, request } from '../support/http.ts'
import { space } from '../support/space.ts'
import { target } from '../support/target.ts'

const here = space()
const post = (fields: JsonRecord = {}) => ({ _id: here.id(), _type: here.type, ...fields })

describe('create', () => {
  test('stores what it is given, and when and as what it was stored', async () => {
    const created = post({ title: 'One', nothing: null, list: [1, [2], { a: 'b' }] })
    const { transactionId, results } = await succeeded(mutate([{ create: created }]))
    expect(results).toEqual([{ id: created._id, operation: 'create' }])
    const stored = await document(created._id)
    expect(stored).toEqual({
      ...created,
      _rev: transactionId,
      _createdAt: stored?._updatedAt,
      _updatedAt: expect.any(String),
    })
  })

  test('invents an id when there is none', async () => {
    const { results } = await succeeded(mutate([{ create: { _type: here.type } }]))
    expect(results[0]?.id).toMatch(/^[A-Za-z0-9-]{16,}$/)
  })

  test('invents the end of an id that ends with a dot', async () => {
    const { results } = await succeeded(mutate([{ create: { _id: 'drafts.', _type: here.type } }]))
    expect(results[0]?.id).toMatch(/^drafts\.[A-Za-z0-9-]{16,}$/)
  })

  test('is refused when the document is there', async () => {
    const created = post()
    await succeeded(mutate([{ create: created }]))
    const { status, error, item, index } = await refusal(mutate([{ create: created }]))
    expect([status, error.type, index]).toEqual([409, 'mutationError', 0])
    expect(error.description).toBe(`Mutation failed: ${item.description}`)
    expect(item).toEqual({
      type: 'documentAlreadyExistsError',
      description: `Document by ID "${created._id}" already exists`,
      id: created._id,
    })
  })

  test('keeps a creation time that it is given', async () => {
    const created = post({ _createdAt: '2020-02-29T12:00:00Z' })
    await succeeded(mutate([{ create: created }]))
    expect(await document(created._id)).toMatchObject({ _createdAt: '2020-02-29T12:00:00Z' })
  })

  test('sets revision and time of change itself', async () => {
    const created = post({ _rev: 'mine', _updatedAt: '2020-01-01T00:00:00Z' })
    const { transactionId } = await succeeded(mutate([{ create: created }]))
    const stored = await document(created._id)
    expect(stored?._rev).toBe(transactionId)
    expect(stored?._updatedAt).not.toBe('2020-01-01T00:00:00Z')
  })

  test.each([
    ['no type', { _id: 'ct-x' }],
    ['a type that is no text', { _id: 'ct-x', _type: 1 }],
    ['an id with a space', { _id: 'ct x', _type: 'ct' }],
    ['an id with two dots in a row', { _id: 'ct..x', _type: 'ct' }],
    ['an id that begins with a dash', { _id: '-ct', _type: 'ct' }],
    ['an id of more than 128 characters', { _id: 'c'.repeat(129), _type: 'ct' }],
    ['an id that is no text', { _id: 1, _type: 'ct' }],
  ])('refuses %s', async (_, created) => {
    const { status, error } = await refusal(mutate([{ create: created }]))
    expect(status).toBe(400)
    expect(error.description).toEqual(expect.any(String))
  })

  test("refuses malformed ids as the client's own test has it", async () => {
    const { status, error, item } = await refusal(
      mutate([{ create: { _id: '#some_invalid-id!', _type: here.type } }]),
    )
    expect([status, error.type]).toEqual([400, 'mutationError'])
    expect(error.description).toBe('Mutation(s) failed with 1 error(s)')
    expect(item).toMatchObject({
      type: 'validationError',
      description: 'Malformed document ID: "#some_invalid-id!"',
    })
  })

  test('names every mutation of a malformed id', async () => {
    const created = post()
    const { error, items } = await refusal(
      mutate([
        { createOrReplace: { _id: '@one@', _type: here.type } },
        { create: created },
        { createIfNotExists: { _id: '#two.', _type: here.type } },
        { patch: { id: '%three', set: { n: 1 } } },
        { delete: { id: '!four' } },
      ]),
    )
    expect(error.description).toBe('Mutation(s) failed with 4 error(s)')
    expect(items.map(({ error: { description }, index }) => [index, description])).toEqual([
      [0, 'Malformed document ID: "@one@"'],
      [2, 'Malformed document ID: "#two."'],
      [3, 'Malformed document ID: "%three"'],
      [4, 'Malformed document ID: "!four"'],
    ])
    expect(await existing(created._id)).toEqual([])
  })

  test('refuses ids of the system', async () => {
    const { status } = await refusal(
      mutate([{ create: { _id: '_.releases.rct', _type: 'system.release' } }]),
    )
    expect([400, 403]).toContain(status)
  })

  // Its publication would write the document of the system.
  embeddedOnly('refuses drafts and versions of documents of the system', async () => {
    for (const version of ['drafts', 'versions.rct']) {
      const _id = `${version}._.releases.rct`
      const { status, item } = await refusal(
        mutate([{ createOrReplace: { _id, _type: 'system.release', state: 'scheduled' } }]),
      )
      expect([status, item.type]).toEqual([400, 'validationError'])
      expect(await existing(_id)).toEqual([])
    }
  })

  embeddedOnly.each([
    ['the version of a draft', { _id: 'versions.r.drafts.x', _type: 'ct' }],
    ['a version of nothing', { _id: 'versions.r', _type: 'ct' }],
    ['a creation time that is none', { _id: 'ct-x', _type: 'ct', _createdAt: 'yesterday' }],
    ['an attribute without a name', { _id: 'ct-x', _type: 'ct', '': 1 }],
    [
      'values nested beyond a hundred levels',
      { _id: 'ct-x', _type: 'ct', deep: JSON.parse('['.repeat(120) + ']'.repeat(120)) },
    ],
  ])('refuses %s', async (_, created) => {
    const { status, item } = await refusal(mutate([{ create: created as JsonRecord }]))
    expect([status, item.type]).toEqual([400, 'validationError'])
  })
})

describe('createOrReplace', () => {
  test('creates what is not there', async () => {
    const created = post({ n: 1 })
    const { results } = await succeeded(mutate([{ createOrReplace: created }]))
    expect(results).toEqual([{ id: created._id, operation: 'create' }])
    expect(await document(created._id)).toMatchObject({ n: 1 })
  })

  test('leaves nothing of the document that it replaces', async () => {
    const created = post({ n: 1 })
    await succeeded(mutate([{ create: created }]))
    const { results } = await succeeded(
      mutate([{ createOrReplace: { _id: created._id, _type: here.type, m: 2 } }]),
    )
    expect(results).toEqual([{ id: created._id, operation: 'update' }])
    const replaced = await document(created._id)
    expect(replaced).toMatchObject({ m: 2 })
    expect(replaced).not.toHaveProperty('n')
  })

  assumed('protocol 3.2', 'keeps the creation time of the document that it replaces', async () => {
    const created = post({ _createdAt: '2020-01-01T00:00:00Z' })
    await succeeded(mutate([{ create: created }]))
    await succeeded(mutate([{ createOrReplace: { _id: created._id, _type: here.type } }]))
    expect(await document(created._id)).toMatchObject({ _createdAt: '2020-01-01T00:00:00Z' })
  })

  test('gives a document another type', async () => {
    const created = post()
    await succeeded(mutate([{ create: created }]))
    const type = `${here.type}-other`
    await succeeded(mutate([{ createOrReplace: { _id: created._id, _type: type } }]))
    expect(await document(created._id)).toMatchObject({ _type: type })
  })
})

describe('createIfNotExists', () => {
  test('creates what is not there', async () => {
    const created = post()
    const { results } = await succeeded(mutate([{ createIfNotExists: created }]))
    expect(results).toEqual([{ id: created._id, operation: 'create' }])
  })

  test('leaves a document that is there as it is', async () => {
    const created = post({ n: 1 })
    await succeeded(mutate([{ create: created }]))
    const before = await document(created._id)
    await succeeded(mutate([{ createIfNotExists: { ...created, n: 2 } }]))
    expect(await document(created._id)).toEqual(before)
  })

  assumed('protocol 3.2', 'says that it did nothing', async () => {
    const created = post()
    await succeeded(mutate([{ create: created }]))
    const { results } = await succeeded(mutate([{ createIfNotExists: created }]))
    expect(results).toEqual([{ id: created._id, operation: 'none' }])
  })
})

describe('delete', () => {
  test('removes a document by its id', async () => {
    const created = post()
    await succeeded(mutate([{ create: created }]))
    const { results } = await succeeded(mutate([{ delete: { id: created._id } }]))
    expect(results).toEqual([{ id: created._id, operation: 'delete' }])
    expect(await document(created._id)).toBeNull()
  })

  test('of a document that is not there succeeds', async () => {
    const { status } = await mutate([{ delete: { id: here.id() } }])
    expect(status).toBe(200)
  })

  test('removes what a query selects', async () => {
    const [one, two, three] = [post({ n: 1 }), post({ n: 1 }), post({ n: 2 })] as const
    await succeeded(mutate([one, two, three].map((create) => ({ create }))))
    const { results } = await succeeded(
      mutate([
        {
          delete: {
            query: '*[_id in $ids && n == $n]',
            params: { ids: [one._id, two._id, three._id], n: 1 },
          },
        },
      ]),
    )
    expect(results.map(({ id, operation }) => [id, operation])).toEqual(
      expect.arrayContaining([
        [one._id, 'delete'],
        [two._id, 'delete'],
      ]),
    )
    expect(await existing(one._id, two._id, three._id)).toEqual([three._id])
  })

  test('by a query that selects nothing succeeds', async () => {
    const { results } = await succeeded(
      mutate([{ delete: { query: '*[_id == $id]', params: { id: here.id() } } }]),
    )
    expect(results).toEqual([])
  })

  test('by a query reaches drafts and versions', async () => {
    const id = here.id()
    const ids = [id, `drafts.${id}`, `versions.rct.${id}`]
    await succeeded(mutate(ids.map((_id) => ({ create: { _id, _type: here.type } }))))
    await succeeded(mutate([{ delete: { query: '*[_id in $ids]', params: { ids } } }]))
    expect(await existing(...ids)).toEqual([])
  })

  test('by a query that cannot be read is refused with its place', async () => {
    const { status, text } = await mutate([{ delete: { query: '*[_type == ' } }])
    expect(status).toBe(400)
    expect(text).toContain('unexpected end-of-file, expected expression')
  })
})

describe('the body', () => {
  test.each<[string, unknown]>([
    ['an unknown mutation', { mutations: [{ upsert: {} }] }],
    ['no mutation', { mutations: [{}] }],
    ['a document that is none', { mutations: [{ create: 'x' }] }],
    ['neither id nor query', { mutations: [{ delete: {} }] }],
    ['an unknown operation of a patch', { mutations: [{ patch: { id: 'ct-x', merge: {} } }] }],
    ['mutations that are no list', { mutations: {} }],
    ['half of a JSON text', '{"mutations":['],
  ])('with %s is refused', async (_, body) => {
    const { status, body: refused } = await request(`/data/mutate/${target.dataset}`, { body })
    expect(status).toBe(400)
    expect(refused).toHaveProperty('error')
  })

  embeddedOnly('with two kinds of mutation in one is refused', async () => {
    const both = { create: post(), delete: { id: 'ct-x' } }
    expect((await mutate([both])).status).toBe(400)
  })

  test('without mutations does nothing', async () => {
    const { transactionId, results } = await succeeded(mutate([]))
    expect([typeof transactionId, results]).toEqual(['string', []])
  })
})

test('mutations are carried out in their order, each upon the ones before', async () => {
  const created = post({ n: 1 })
  await succeeded(
    mutate([
      { create: created },
      { patch: { id: created._id, inc: { n: 1 } } },
      { delete: { id: created._id } },
      { createIfNotExists: { ...created, n: 10 } },
      { patch: { query: '*[_id == $id]', params: { id: created._id }, inc: { n: 5 } } },
    ]),
  )
  expect(await document(created._id)).toMatchObject({ n: 15 })
})

test('what is written is there for queries at once', async () => {
  const created = post()
  await succeeded(mutate([{ create: created }], { search: { visibility: 'sync' } }))
  expect(await query('count(*[_id == $id])', { id: created._id })).toBe(1)
  expect(await documents(created._id)).toMatchObject([{ _id: created._id }])
})
