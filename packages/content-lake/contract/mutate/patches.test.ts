import { describe, expect, test } from 'vitest'
import { embeddedOnly } from '../support/cases.ts'
import { document, mutate, query, refusal, succeeded } from '../support/data.ts'
import type { JsonRecord } from '../support/http.ts'
import { space } from '../support/space.ts'

const here = space()

async function create(fields: JsonRecord): Promise<string> {
  const id = here.id()
  await succeeded(mutate([{ create: { _id: id, _type: here.type, ...fields } }]))
  return id
}

const patch = (id: string, operations: JsonRecord) => mutate([{ patch: { id, ...operations } }])

describe('what a patch may not', () => {
  test.each<[string, JsonRecord]>([
    ['change the id', { set: { _id: 'ct-other' } }],
    ['change the type', { set: { _type: 'other' } }],
    ['remove the type', { unset: ['_type'] }],
    ['leave a bracket open', { set: { 'l[': 1 } }],
    ['close a bracket that is not open', { set: { 'n]': 1 } }],
    ['name two things in one', { set: { 'n m': 1 } }],
    ['end a path with a dot', { set: { 'n.': 1 } }],
    ['name nothing', { set: { '': 1 } }],
    ['subtract a name', { set: { 'n-m': 1 } }],
    ['add text to a number', { inc: { n: 'x' } }],
    ['insert without a place', { insert: { items: [1] } }],
    ['insert what is no list', { insert: { after: 'l[-1]', items: 1 } }],
  ])('%s', async (_, operations) => {
    const id = await create({ n: 1, l: [] })
    const before = await document(id)
    const { status } = await patch(id, operations)
    expect(status).toBe(400)
    expect(await document(id)).toEqual(before)
  })

  test('change the text of what is no text (assumed: @sanity/mutator)', async () => {
    const id = await create({})
    const { status } = await refusal(patch(id, { diffMatchPatch: { t: '@@ -0,0 +1,1 @@\n+a\n' } }))
    expect(status).toBe(400)
  })

  embeddedOnly.each<[string, JsonRecord]>([
    ['change the creation time by a roundabout path', { set: { "['_createdAt']": '2020' } }],
    ['reach an enormous index', { unset: ['l[0:999999999]'] }],
    ['walk an endless path', { set: { [Array(600).fill('a').join('.')]: 1 } }],
    ['reach a prototype', { set: { 'a.__proto__.b': 1 } }],
    ['nest values too deep', { set: { [Array(150).fill('a').join('.')]: 1 } }],
  ])('%s', async (_, operations) => {
    const id = await create({ l: [1] })
    const { status, item } = await refusal(patch(id, operations))
    expect([status, item.type]).toEqual([400, 'validationError'])
  })

  embeddedOnly('add up beyond all numbers', async () => {
    const id = await create({ n: 1e308 })
    const { item } = await refusal(patch(id, { inc: { n: 1e308 } }))
    expect(item.description).toContain('A number is too large')
  })

  test('say anything about revision and times', async () => {
    const id = await create({})
    const before = await document(id)
    const { transactionId } = await succeeded(
      patch(id, { set: { _rev: 'x', _updatedAt: '2020-01-01T00:00:00Z', n: 1 } }),
    )
    const after = await document(id)
    expect(after).toMatchObject({ n: 1, _rev: transactionId, _createdAt: before?._createdAt })
    expect(after?._updatedAt).not.toBe('2020-01-01T00:00:00Z')
  })
})

describe('patching', () => {
  test('a document that is not there is refused', async () => {
    const id = here.id()
    const { status, item } = await refusal(patch(id, { set: { n: 1 } }))
    expect([404, 409]).toContain(status)
    expect(item).toEqual({
      type: 'documentNotFoundError',
      description: `The document with the ID "${id}" was not found`,
      id,
    })
  })

  test('gives a new revision and time of change, and leaves the creation time', async () => {
    const id = await create({ _createdAt: '2020-01-01T00:00:00Z' })
    const before = await document(id)
    const { transactionId } = await succeeded(patch(id, { set: { n: 1 } }))
    expect(await document(id)).toMatchObject({
      _rev: transactionId,
      _createdAt: '2020-01-01T00:00:00Z',
    })
    expect(transactionId).not.toBe(before?._rev)
  })

  test('without an effect gives a new revision too', async () => {
    const id = await create({})
    const { transactionId } = await succeeded(patch(id, { unset: ['nothing'] }))
    expect((await document(id))?._rev).toBe(transactionId)
  })

  test('at the revision expected passes', async () => {
    const id = await create({})
    const revision = (await document(id))?._rev ?? ''
    await succeeded(patch(id, { ifRevisionID: revision, set: { n: 1 } }))
    expect(await document(id)).toMatchObject({ n: 1 })
  })

  test('at another revision is refused, with both', async () => {
    const id = await create({})
    const current = (await document(id))?._rev
    const { status, error, item } = await refusal(
      patch(id, { ifRevisionID: 'other', set: { n: 1 } }),
    )
    expect([status, error.type]).toEqual([409, 'mutationError'])
    expect(error.description).toBe(`Mutation failed: ${item.description}`)
    expect(item).toEqual({
      type: 'documentRevisionIDDoesNotMatchError',
      description: `Document "${id}" has unexpected revision ID ("${current}"), expected "other"`,
      currentRevisionID: current,
      expectedRevisionID: 'other',
    })
    expect(await document(id)).not.toHaveProperty('n')
  })

  test('expects the revision that the transaction itself made', async () => {
    const id = await create({})
    const transactionId = `${here.prefix}rev`
    await succeeded(
      mutate(
        [
          { patch: { id, set: { n: 1 } } },
          { patch: { id, ifRevisionID: transactionId, inc: { n: 1 } } },
        ],
        { transactionId },
      ),
    )
    expect(await document(id)).toMatchObject({ n: 2 })
  })

  test('by a query changes what it selects', async () => {
    const [one, two] = [await create({ n: 1 }), await create({ n: 2 })]
    const { results } = await succeeded(
      mutate([
        {
          patch: {
            query: '*[_id in $ids && n > $n]',
            params: { ids: [one, two], n: 1 },
            set: { found: true },
          },
        },
      ]),
    )
    expect(results).toEqual([{ id: two, operation: 'update' }])
    expect(await query('*[_id in $ids && found]._id', { ids: [one, two] })).toEqual([two])
  })

  test('by a query that selects nothing succeeds', async () => {
    const { results } = await succeeded(
      mutate([{ patch: { query: '*[_id == $id]', params: { id: here.id() }, set: { n: 1 } } }]),
    )
    expect(results).toEqual([])
  })

  test('by a query checks the revision of each document', async () => {
    const id = await create({})
    const { item } = await refusal(
      mutate([
        {
          patch: {
            query: '*[_id == $id]',
            params: { id },
            ifRevisionID: 'other',
            set: { n: 1 },
          },
        },
      ]),
    )
    expect(item.type).toBe('documentRevisionIDDoesNotMatchError')
  })

  test('a draft leaves the published document alone', async () => {
    const id = await create({ n: 1 })
    await succeeded(mutate([{ create: { _id: `drafts.${id}`, _type: here.type, n: 1 } }]))
    await succeeded(patch(`drafts.${id}`, { inc: { n: 1 } }))
    expect([(await document(id))?.n, (await document(`drafts.${id}`))?.n]).toEqual([1, 2])
  })
})
