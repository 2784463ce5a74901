import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AUTHOR, type TemporaryStore, temporaryStore } from '../../test/support/temporary-store.ts'
import type { JsonObject } from '../json.ts'
import { applyMutations } from './apply-mutations.ts'
import { type MutateRequest, mutateBody } from './mutate-request.ts'

let temporary: TemporaryStore

beforeEach(() => {
  temporary = temporaryStore()
})

afterEach(() => {
  temporary.remove()
})

function mutate(mutations: JsonObject[], options: Partial<MutateRequest> = {}) {
  const body = mutateBody.parse(JSON.parse(JSON.stringify({ mutations })))
  return applyMutations(
    temporary.store,
    { ...body, returnIds: true, returnDocuments: true, ...options },
    AUTHOR,
  )
}

const get = (id: string) => temporary.store.get(id)

async function refusal(promise: Promise<unknown>) {
  const sequence = temporary.store.sequence
  const error = await promise.then(
    () => null,
    (reason) => reason,
  )
  expect(temporary.store.sequence).toBe(sequence)
  return { status: error?.status, error: error?.body?.error }
}

describe('create', () => {
  test('sets the system attributes to the transaction', async () => {
    const { transactionId, results } = await mutate([{ create: { _id: 'a', _type: 'post', n: 1 } }])
    expect(get('a')).toMatchObject({ _id: 'a', _type: 'post', n: 1, _rev: transactionId })
    expect(get('a')?._createdAt).toBe(get('a')?._updatedAt)
    expect(results).toEqual([{ id: 'a', operation: 'create', document: get('a') }])
  })

  test('invents an id, or the end of one', async () => {
    const { results } = await mutate([
      { create: { _type: 'post' } },
      { create: { _id: 'drafts.', _type: 'post' } },
    ])
    expect(results[0]?.id).toMatch(/^[0-9a-f-]{36}$/)
    expect(results[1]?.id).toMatch(/^drafts\.[0-9a-f-]{36}$/)
  })

  test('is refused when the document exists, and names the mutation', async () => {
    await mutate([{ create: { _id: 'a', _type: 'post' } }])
    const { status, error } = await refusal(
      mutate([{ create: { _id: 'b', _type: 'post' } }, { create: { _id: 'a', _type: 'post' } }]),
    )
    expect(status).toBe(409)
    expect(error).toMatchObject({
      type: 'mutationError',
      items: [{ error: { type: 'documentAlreadyExistsError', id: 'a' }, index: 1 }],
    })
    expect(get('b')).toBeNull()
  })

  test.each([
    ['no type', { _id: 'a' }],
    ['a type that is no text', { _id: 'a', _type: 1 }],
    ['an id with a space', { _id: 'a b', _type: 'post' }],
    ['an id with two dots', { _id: 'a..b', _type: 'post' }],
    ['an id that is too long', { _id: 'a'.repeat(129), _type: 'post' }],
    ['a version of a draft', { _id: 'versions.r.drafts.a', _type: 'post' }],
    ['a version without a document', { _id: 'versions.r', _type: 'post' }],
    ['a system id', { _id: '_.releases.r', _type: 'system.release' }],
    ['a creation time that is none', { _id: 'a', _type: 'post', _createdAt: 'yesterday' }],
  ])('refuses %s', async (_, document) => {
    const { status, error } = await refusal(mutate([{ create: document }]))
    expect(status).toBe(400)
    expect(error.items[0].error.type).toBe('validationError')
  })

  test('refuses an attribute that would become a prototype', async () => {
    const body = mutateBody.parse(
      JSON.parse('{"mutations":[{"create":{"_id":"a","_type":"t","x":{"__proto__":{"y":1}}}}]}'),
    )
    const { status } = await refusal(applyMutations(temporary.store, body, AUTHOR))
    expect(status).toBe(400)
  })
})

describe('createOrReplace and createIfNotExists', () => {
  test('a replacement keeps the creation time and nothing else', async () => {
    await mutate([
      { create: { _id: 'a', _type: 'post', n: 1, _createdAt: '2020-01-01T00:00:00Z' } },
    ])
    const { results } = await mutate([{ createOrReplace: { _id: 'a', _type: 'post', m: 2 } }])
    expect(results[0]?.operation).toBe('update')
    expect(get('a')).toMatchObject({ m: 2, _createdAt: '2020-01-01T00:00:00Z' })
    expect(get('a')).not.toHaveProperty('n')
  })

  test('createIfNotExists leaves a document as it is', async () => {
    await mutate([{ create: { _id: 'a', _type: 'post', n: 1 } }])
    const before = get('a')
    const { results } = await mutate([{ createIfNotExists: { _id: 'a', _type: 'post', n: 2 } }])
    expect(results).toEqual([{ id: 'a', operation: 'none', document: before }])
    expect(get('a')).toEqual(before)
    expect(temporary.transactions).toHaveLength(1)
  })
})

describe('patch', () => {
  beforeEach(async () => {
    await mutate([
      {
        create: {
          _id: 'a',
          _type: 'post',
          title: 'Sleep',
          n: 1,
          list: [
            { _key: 'x', v: 1 },
            { _key: 'y', v: 2 },
          ],
        },
      },
    ])
  })

  test('carries out every operation, in the order of the mutator', async () => {
    await mutate([
      {
        patch: {
          id: 'a',
          setIfMissing: { 'deep.er': 1, n: 100 },
          set: { 'list[_key=="x"].v': 10, gone: true },
          unset: ['gone'],
          diffMatchPatch: { title: '@@ -1,5 +1,11 @@\n Sleep\n+ better\n' },
          inc: { n: 4 },
          dec: { 'list[_key=="y"].v': 1 },
          insert: { after: 'list[-1]', items: [{ _key: 'z', v: 3 }] },
        },
      },
    ])
    expect(get('a')).toMatchObject({
      title: 'Sleep better',
      n: 5,
      deep: { er: 1 },
      list: [
        { _key: 'x', v: 10 },
        { _key: 'y', v: 1 },
        { _key: 'z', v: 3 },
      ],
    })
    expect(get('a')).not.toHaveProperty('gone')
  })

  test('makes a new revision even when nothing changes', async () => {
    const { transactionId } = await mutate([{ patch: { id: 'a', unset: ['nothing'] } }])
    expect(get('a')?._rev).toBe(transactionId)
    expect(temporary.transactions).toHaveLength(2)
  })

  test('leaves the stored document alone that it was made from', async () => {
    const before = structuredClone(get('a'))
    const cached = get('a')
    await mutate([{ patch: { id: 'a', set: { 'list[_key=="x"].v': 5 } } }])
    expect(cached).toEqual(before)
  })

  test('ignores what it says about revision and times', async () => {
    const before = get('a')
    const { transactionId } = await mutate([
      { patch: { id: 'a', set: { _rev: 'x', _updatedAt: 'x', _createdAt: 'x', n: 2 } } },
    ])
    expect(get('a')).toMatchObject({ _rev: transactionId, _createdAt: before?._createdAt, n: 2 })
    expect(get('a')?._updatedAt).not.toBe('x')
  })

  test.each([
    ['another id', { set: { _id: 'b' } }],
    ['another type', { set: { _type: 'page' } }],
    ['no type', { unset: ['_type'] }],
    ['another creation time, by a roundabout path', { set: { "['_createdAt']": '2020' } }],
    ['a broken path', { set: { 'a.!': 1 } }],
    ['an enormous range', { unset: ['list[0:999999999]'] }],
    ['an endless path', { set: { [Array(600).fill('a').join('.')]: 1 } }],
    ['a prototype', { set: { 'a.__proto__.b': 1 } }],
    ['a text patch of what is not there', { diffMatchPatch: { nope: '@@ -0,0 +1,1 @@\n+a\n' } }],
  ])('refuses %s', async (_, operations) => {
    const before = get('a')
    const { status, error } = await refusal(mutate([{ patch: { id: 'a', ...operations } }]))
    expect(status).toBe(400)
    expect(error.items[0].error.type).toBe('validationError')
    expect(get('a')).toEqual(before)
  })

  test('of a missing document is refused', async () => {
    const { status, error } = await refusal(mutate([{ patch: { id: 'b', set: { n: 1 } } }]))
    expect([status, error.items[0].error.type]).toEqual([409, 'documentNotFoundError'])
  })

  test('with ifRevisionID passes at that revision only', async () => {
    const revision = get('a')?._rev ?? ''
    await mutate([{ patch: { id: 'a', ifRevisionID: revision, set: { n: 2 } } }])
    const { status, error } = await refusal(
      mutate([{ patch: { id: 'a', ifRevisionID: revision, set: { n: 3 } } }]),
    )
    expect(status).toBe(409)
    expect(error.items[0].error).toMatchObject({
      type: 'documentRevisionIDDoesNotMatchError',
      currentRevisionID: get('a')?._rev,
      expectedRevisionID: revision,
    })
  })

  test('by query changes what matches, as the transaction stands', async () => {
    const { results } = await mutate([
      { create: { _id: 'b', _type: 'post' } },
      { create: { _id: 'c', _type: 'page' } },
      { patch: { query: '*[_type == $type]', params: { type: 'post' }, set: { seen: true } } },
    ])
    expect(results.slice(2).map(({ id }) => id)).toEqual(['a', 'b'])
    expect([get('a')?.seen, get('b')?.seen, get('c')?.seen]).toEqual([true, true, undefined])
  })

  test('by a query that cannot be read is refused', async () => {
    const { status, error } = await refusal(
      mutate([{ patch: { query: '*[_type == ', set: { n: 1 } } }]),
    )
    expect([status, error.type]).toEqual([400, 'queryParseError'])
  })

  test('is refused when it leaves a value too deep, or a number beyond all numbers', async () => {
    const path = (names: number) => Array.from({ length: names }, () => 'a').join('.')
    await mutate([{ create: { _id: 'n', _type: 'post', n: 1e308 } }])
    const deep = await refusal(mutate([{ patch: { id: 'n', set: { [path(150)]: 1 } } }]))
    expect(deep).toMatchObject({ status: 400, error: { type: 'mutationError' } })
    const huge = JSON.parse('{"create": {"_type": "post", "n": 1e400}}')
    const parsed = mutateBody.parse({ mutations: [huge] })
    const written = await refusal(applyMutations(temporary.store, parsed, AUTHOR))
    expect(written.error.description).toContain('A number is too large')
    const sum = await refusal(mutate([{ patch: { id: 'n', inc: { n: 1e308 } } }]))
    expect(sum.error.description).toContain('A number is too large')
    expect(get('n')?.n).toBe(1e308)
  })
})

describe('delete', () => {
  test('of a missing document is nothing, of a query what matches', async () => {
    await mutate(['a', 'b', 'c'].map((_id) => ({ create: { _id, _type: 'post' } })))
    const { results } = await mutate([
      { delete: { id: 'nobody' } },
      { delete: { query: '*[_id in ["a", "b"]]' } },
    ])
    expect(results.map(({ id, operation }) => [id, operation])).toEqual([
      ['a', 'delete'],
      ['b', 'delete'],
    ])
    expect([get('a'), get('b'), get('c')?._id]).toEqual([null, null, 'c'])
  })

  test('and creation anew in one transaction is one change', async () => {
    await mutate([{ create: { _id: 'a', _type: 'post', n: 1 } }])
    await mutate([{ delete: { id: 'a' } }, { create: { _id: 'a', _type: 'post', n: 2 } }])
    expect(temporary.transactions.at(-1)?.changes).toHaveLength(1)
    expect(get('a')?.n).toBe(2)
  })
})

describe('references', () => {
  test('must lead somewhere at the end of the transaction, not before', async () => {
    await mutate([
      { create: { _id: 'a', _type: 'post', to: { _ref: 'b' } } },
      { create: { _id: 'b', _type: 'post', to: { _ref: 'a' } } },
    ])
    const { status, error } = await refusal(
      mutate([
        { patch: { id: 'b', set: { n: 1 } } },
        { create: { _id: 'c', _type: 'post', list: [{ _key: 'x', deep: { _ref: 'nobody' } }] } },
      ]),
    )
    expect(status).toBe(409)
    expect(error.items[0]).toMatchObject({
      error: { type: 'documentReferenceDoesNotExistError', id: 'c', referenceID: 'nobody' },
      index: 1,
    })
  })

  test('that are weak, or lead to another dataset, are not looked at', async () => {
    const to: JsonObject[] = [
      { _key: 'w', _ref: 'nobody', _weak: true },
      { _key: 'd', _ref: 'nobody', _dataset: 'other', _projectId: 'p' },
      { _key: 'g', _type: 'globalDocumentReference', _ref: 'dataset:p.d:nobody' },
    ]
    await mutate([{ create: { _id: 'a', _type: 'post', to } }])
    expect(get('a')?.to).toEqual(to)
  })

  test('keep what they lead to from being deleted or becoming something else', async () => {
    await mutate([
      { create: { _id: 'a', _type: 'post' } },
      { create: { _id: 'drafts.b', _type: 'post', to: { _ref: 'a' } } },
    ])
    const deletion = await refusal(mutate([{ delete: { id: 'a' } }]))
    expect(deletion.error.items[0].error).toEqual({
      type: 'documentHasExistingReferencesError',
      description: 'Document "a" cannot be deleted as there are references to it from "drafts.b"',
      id: 'a',
      referencingIDs: ['drafts.b'],
    })
    const change = await refusal(mutate([{ createOrReplace: { _id: 'a', _type: 'page' } }]))
    expect(change.status).toBe(409)
    await mutate([{ delete: { id: 'a' } }, { delete: { id: 'drafts.b' } }])
    expect(get('a')).toBeNull()
  })
})

describe('a request', () => {
  test('on a dry run answers the same and writes nothing', async () => {
    const { results } = await mutate([{ create: { _id: 'a', _type: 'post' } }], { dryRun: true })
    expect(results[0]).toMatchObject({ id: 'a', operation: 'create' })
    expect([get('a'), temporary.store.sequence]).toEqual([null, 0])
  })

  test('uses the transaction id it is given, once', async () => {
    const create = { create: { _id: 'a', _type: 'post' } }
    const { transactionId } = await mutate([create], { transactionId: 'mine' })
    expect([transactionId, get('a')?._rev]).toEqual(['mine', 'mine'])
    const again = await refusal(
      mutate([{ patch: { id: 'a', set: { n: 1 } } }], { transactionId: 'mine' }),
    )
    expect([again.status, again.error.type]).toEqual([409, 'transactionAlreadyExistsError'])
  })

  test('returns ids and documents as asked', async () => {
    const create = (_id: string) => [{ create: { _id, _type: 'post' } }]
    const bare = await mutate(create('a'), { returnIds: false, returnDocuments: false })
    expect(bare.results).toEqual([{ operation: 'create' }])
    const ids = await mutate(create('b'), { returnDocuments: false })
    expect(ids.results).toEqual([{ id: 'b', operation: 'create' }])
  })

  test('generates array keys when asked', async () => {
    await mutate([{ create: { _id: 'a', _type: 'post', list: [{ v: 1, inner: [{ w: 1 }] }] } }], {
      autoGenerateArrayKeys: true,
    })
    await mutate([{ patch: { id: 'a', insert: { after: 'list[-1]', items: [{ v: 2 }] } } }], {
      autoGenerateArrayKeys: true,
    })
    const key = expect.stringMatching(/^[0-9a-f]{12}$/)
    expect(get('a')?.list).toEqual([
      { _key: key, v: 1, inner: [{ _key: key, w: 1 }] },
      { _key: key, v: 2 },
    ])
  })

  test.each([
    ['two kinds at once', { create: { _type: 'a' }, delete: { id: 'x' } }],
    ['no kind', {}],
    ['an unknown kind', { upsert: {} }],
    ['an unknown operation', { patch: { id: 'a', merge: {} } }],
    ['an insert without a place', { patch: { id: 'a', insert: { items: [] } } }],
  ])('with %s is not understood', (_, mutation) => {
    expect(mutateBody.safeParse({ mutations: [mutation] }).success).toBe(false)
  })

  test('that its author may not make changes nothing', async () => {
    const forbidden = new Error('no')
    const request = mutateBody.parse({ mutations: [{ create: { _id: 'a', _type: 'post' } }] })
    const promise = applyMutations(temporary.store, request, {
      ...AUTHOR,
      authorize: () => {
        throw forbidden
      },
    })
    await expect(promise).rejects.toBe(forbidden)
    expect(get('a')).toBeNull()
  })
})
