import { beforeEach, describe, expect, test } from 'vitest'
import { mutatingAStore } from '../../test/support/mutating.ts'
import { IN_PLACE } from '../../test/support/selection.ts'
import { AUTHOR } from '../../test/support/temporary-store.ts'
import { applyMutations } from './apply-mutations.ts'
import { mutateBody } from './mutate-request.ts'

const { get, mutate, refusal, temporary } = mutatingAStore()

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
    expect(temporary().transactions).toHaveLength(2)
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
    ['a range of many items', { set: { 'list[0:99999]': 1 } }],
    ['many items in ranges of ranges', { set: { 'list[0:99][0:99]': 1 } }],
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
    const written = await refusal(applyMutations(temporary().store, parsed, AUTHOR, IN_PLACE))
    expect(written.error.description).toContain('A number is too large')
    const sum = await refusal(mutate([{ patch: { id: 'n', inc: { n: 1e308 } } }]))
    expect(sum.error.description).toContain('A number is too large')
    expect(get('n')?.n).toBe(1e308)
  })
})
