import { beforeEach, describe, expect, test } from 'vitest'
import { mutatingAStore } from '../../test/support/mutating.ts'
import { MOST_DOCUMENT_BYTES } from '../documents/document-size.ts'
import type { JsonObject } from '../json.ts'

const { get, mutate, refusal } = mutatingAStore()

const times = (count: number, item: () => JsonObject) => Array.from({ length: count }, item)

async function isTooLarge(patch: JsonObject): Promise<void> {
  const before = get('a')
  const { status, error } = await refusal(
    mutate([{ create: { _id: 'b', _type: 'post' } }, { patch: { id: 'a', ...patch } }]),
  )
  expect(status).toBe(413)
  expect(error).toEqual({
    type: 'mutationError',
    description: expect.stringContaining('Document "a" would be larger than'),
    items: [
      {
        error: { type: 'documentTooLargeError', description: expect.any(String) },
        index: 1,
      },
    ],
  })
  expect([get('a'), get('b')]).toEqual([before, null])
}

describe('a patch that would make a document too large', () => {
  beforeEach(async () => {
    const list = times(100, () => ({ v: 1, text: 'a', list: [] }))
    await mutate([{ create: { _id: 'a', _type: 'post', list, one: [1] } }])
  })

  test('by one value in many places is refused', async () => {
    await isTooLarge({ set: { 'list[*].v': 'x'.repeat(1_000_000) } })
    await isTooLarge({ setIfMissing: { 'list[v == 1].w': 'x'.repeat(1_000_000) } })
    await isTooLarge({ set: { '..v': 'x'.repeat(1_000_000) } })
  })

  // Any of these would fill the memory if it were carried out before it is measured.
  test('by items that are inserted in many places is refused', async () => {
    const items = Array.from({ length: 100_000 }, () => 1)
    await isTooLarge({ insert: { after: 'list[*].list[-1]', items } })
  })

  test('by text that is added in many places is refused', async () => {
    const text = 'x'.repeat(1_000_000)
    const added = `@@ -1 +1,${text.length + 1} @@\n a\n+${text}\n`
    await isTooLarge({ diffMatchPatch: { 'list[*].text': added } })
  })

  test('by what is added little by little is refused', async () => {
    const text = 'x'.repeat(MOST_DOCUMENT_BYTES / 2)
    await mutate([{ patch: { id: 'a', set: { first: text } } }])
    await isTooLarge({ set: { second: text } })
  })
})

test('a patch that would reach too many places ends by itself, and changes nothing', async () => {
  // By itself it would take some minutes.
  await mutate([{ create: { _id: 'a', _type: 'post', list: times(30_000, () => ({ v: 1 })) } }])
  const before = get('a')
  const patches: JsonObject[] = [{ set: { 'list[*].v': 2 } }, { unset: ['list[*].v'] }]
  for (const patch of patches) {
    const { status, error } = await refusal(mutate([{ patch: { id: 'a', ...patch } }]))
    expect([status, error.items[0].error]).toEqual([
      400,
      {
        type: 'validationError',
        description: 'Patches that reach several places may take 2 seconds in one transaction',
      },
    ])
  }
  expect(get('a')).toEqual(before)
}, 30_000)

test('a patch of several places is carried out as the mutator does', async () => {
  await mutate([
    {
      create: {
        _id: 'a',
        _type: 'post',
        list: [
          { t: 'a', l: [1] },
          { t: 'a', l: [] },
        ],
        n: 1,
      },
    },
    {
      patch: {
        id: 'a',
        setIfMissing: { 'list[0].s': 1, m: 1 },
        set: { 'list[*].v': { w: 1 }, 'list[0,1].v.x': 2 },
        unset: ['list[1].v.w'],
        diffMatchPatch: { 'list[t == "a"].t': '@@ -1 +1,2 @@\n a\n+b\n' },
        inc: { n: 5 },
        dec: { 'list[0].v.w': 2, m: 1 },
        insert: { after: 'list[0:1].l[-1]', items: [8, 9] },
      },
    },
  ])
  expect(get('a')).toMatchObject({
    list: [
      { t: 'ab', l: [1, 8, 9], s: 1, v: { w: -1, x: 2 } },
      { t: 'ab', l: [], v: { x: 2 } },
    ],
    n: 6,
    m: 0,
  })
})
