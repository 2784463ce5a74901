import { describe, expect, test, vi } from 'vitest'
import { mutatingAStore } from '../../test/support/mutating.ts'
import { IN_PLACE } from '../../test/support/selection.ts'
import { AUTHOR } from '../../test/support/temporary-store.ts'
import type { JsonObject } from '../json.ts'
import { applyMutations } from './apply-mutations.ts'
import { mutateBody } from './mutate-request.ts'

const { get, mutate, refusal, temporary } = mutatingAStore()

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
    ['a type with half of a character', { _id: 'a', _type: 'post\ud83d' }],
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
    const { status } = await refusal(applyMutations(temporary().store, body, AUTHOR, IN_PLACE))
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
    expect(temporary().transactions).toHaveLength(1)
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
    expect(temporary().transactions.at(-1)?.changes).toHaveLength(1)
    expect(get('a')?.n).toBe(2)
  })
})

test('a document is read once for all that looks at it, and none to know that it is there', async () => {
  await mutate([
    { create: { _id: 'a', _type: 'post', n: 1 } },
    { create: { _id: 'target', _type: 'post' } },
  ])
  const ifRevisionID = get('a')?._rev ?? ''
  const read = vi.spyOn(temporary().store.documents, 'read')
  const about = { _type: 'reference', _ref: 'target' }
  await mutate([
    { patch: { id: 'a', ifRevisionID, inc: { n: 1 } } },
    { patch: { id: 'a', set: { about } } },
  ])
  expect(read).toHaveBeenCalledTimes(1)
  read.mockRestore()
  expect(get('a')).toMatchObject({ n: 2, about })
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
    expect([get('a'), temporary().store.sequence]).toEqual([null, 0])
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
    ['two kinds at once', { create: { _type: 'a' }, delete: { id: 'x' } }, '', 'exactly one of'],
    ['no kind', {}, '', 'exactly one of'],
    ['an unknown kind', { upsert: {} }, '', '"upsert"'],
    ['an unknown operation', { patch: { id: 'a', merge: {} } }, 'patch', '"merge"'],
    ['neither id nor query', { delete: {} }, 'delete.id', 'expected string'],
    ['a sum of text', { patch: { query: '*', inc: { n: '1' } } }, 'patch.inc.n', 'expected number'],
    [
      'an insert without a place',
      { patch: { id: 'a', insert: { items: [] } } },
      'patch.insert',
      'one path',
    ],
    [
      'an insert at two places',
      { patch: { id: 'a', insert: { before: 'x[0]', after: 'x[0]', items: [] } } },
      'patch.insert',
      'one path',
    ],
  ])('with %s is told so', (_, mutation, place, complaint) => {
    const [issue] = mutateBody.safeParse({ mutations: [mutation] }).error?.issues ?? []
    expect(issue?.path.slice(2).join('.')).toBe(place)
    expect(issue?.message).toContain(complaint)
  })

  test('that its author may not make changes nothing', async () => {
    const forbidden = new Error('no')
    const request = mutateBody.parse({ mutations: [{ create: { _id: 'a', _type: 'post' } }] })
    const author = {
      ...AUTHOR,
      authorize: () => {
        throw forbidden
      },
    }
    const promise = applyMutations(temporary().store, request, author, IN_PLACE)
    await expect(promise).rejects.toBe(forbidden)
    expect(get('a')).toBeNull()
  })
})
