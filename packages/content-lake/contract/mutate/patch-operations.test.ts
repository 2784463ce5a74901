import { describe, expect, test } from 'vitest'
import { mutate, succeeded } from '../support/data.ts'
import type { JsonRecord } from '../support/http.ts'
import { space } from '../support/space.ts'

const here = space()
const MUTATOR = '(assumed: @sanity/mutator, protocol 3.2)'

/** What a document with these fields is after a patch, without what the lake sets. */
async function patched(fields: JsonRecord, operations: JsonRecord) {
  const id = here.id()
  const { results } = await succeeded(
    mutate(
      [{ create: { _id: id, _type: here.type, ...fields } }, { patch: { id, ...operations } }],
      { search: { returnDocuments: 'true' } },
    ),
  )
  const { _id, _type, _rev, _createdAt, _updatedAt, ...rest } = results[1]?.document ?? {}
  return rest
}

type Row = [title: string, before: JsonRecord, operation: JsonRecord | string[], after: JsonRecord]

/** A case for each row: what one operation makes of a document. */
function each(operation: string, rows: Row[]): void {
  test.each(rows)(`${operation} %s`, async (_, before, values, after) => {
    expect(await patched(before, { [operation]: values })).toEqual(after)
  })
}

const list = () => [
  { _key: 'a', v: 1 },
  { _key: 'b', v: 2 },
  { _key: 'c', v: 3 },
]
const valued = (...values: number[]) =>
  list().map((item, index) => ({ ...item, v: values[index] ?? null }))

describe('a patch', () => {
  each('set', [
    ['adds an attribute', {}, { a: 1 }, { a: 1 }],
    [
      'reaches items that have an attribute',
      { l: [{ v: 1 }, {}] },
      { 'l[v?].v': 9 },
      { l: [{ v: 9 }, {}] },
    ],
    [
      'reaches items by one or the other',
      { l: list() },
      { 'l[v > 2, v == 1].v': 9 },
      { l: valued(9, 2, 9) },
    ],
    ['reaches a range from the beginning', { l: list() }, { 'l[:2].v': 9 }, { l: valued(9, 9, 3) }],
    ['reaches several attributes', { a: 1, b: 2, c: 3 }, { '[a, b]': 9 }, { a: 9, b: 9, c: 3 }],
    [
      'takes a star in a text as it is',
      { l: [{ _key: '[*]', v: 1 }] },
      { 'l[_key=="[*]"].v': 9 },
      { l: [{ _key: '[*]', v: 9 }] },
    ],
    ['replaces a value', { a: 1 }, { a: { b: [2] } }, { a: { b: [2] } }],
    ['stores null', { a: 1 }, { a: null }, { a: null }],
    ['reaches into objects', { a: { b: 1, c: 2 } }, { 'a.b': 3 }, { a: { b: 3, c: 2 } }],
    [`makes the objects on its way ${MUTATOR}`, {}, { 'a.b': 1 }, { a: { b: 1 } }],
    ['takes a quoted name', { 'a b': { c: 1 } }, { "['a b'].c": 2 }, { 'a b': { c: 2 } }],
    ['reaches an item by its index', { l: [1, 2, 3] }, { 'l[1]': 9 }, { l: [1, 9, 3] }],
    ['counts from the end', { l: [1, 2, 3] }, { 'l[-1]': 9 }, { l: [1, 2, 9] }],
    ['reaches an item by its key', { l: list() }, { 'l[_key=="b"].v': 9 }, { l: valued(1, 9, 3) }],
    [
      'replaces an item by its key',
      { l: list() },
      { 'l[_key=="c"]': 9 },
      { l: [...list().slice(0, 2), 9] },
    ],
    ['reaches items by a value', { l: list() }, { 'l[v > 1].v': 9 }, { l: valued(1, 9, 9) }],
    ['reaches a range without its end', { l: list() }, { 'l[0:2].v': 9 }, { l: valued(9, 9, 3) }],
    ['reaches a range to the end', { l: list() }, { 'l[1:].v': 9 }, { l: valued(1, 9, 9) }],
    ['reaches several indexes', { l: list() }, { 'l[0,2].v': 9 }, { l: valued(9, 2, 9) }],
    ['reaches every item', { l: list() }, { 'l[*].v': 9 }, { l: valued(9, 9, 9) }],
    [
      'reaches every depth',
      { v: 0, a: { v: 0, b: { v: 0 } } },
      { '..v': 1 },
      { v: 1, a: { v: 1, b: { v: 1 } } },
    ],
    [
      'reaches items at every depth by key',
      { a: { l: list() } },
      { '..[_key=="b"].v': 9 },
      { a: { l: valued(1, 9, 3) } },
    ],
    [
      `does nothing where no item has the key ${MUTATOR}`,
      { l: list() },
      { 'l[_key=="x"].v': 9 },
      { l: list() },
    ],
    ['takes several paths', { a: 1 }, { a: 2, b: 3, 'c.d': 4 }, { a: 2, b: 3, c: { d: 4 } }],
  ])

  each('setIfMissing', [
    ['adds what is not there', {}, { a: 1 }, { a: 1 }],
    ['leaves what is there', { a: 1 }, { a: 2 }, { a: 1 }],
    ['makes the objects on its way', {}, { 'a.b': 1 }, { a: { b: 1 } }],
    ['leaves what is there inside', { a: { b: 1 } }, { 'a.b': 2, 'a.c': 3 }, { a: { b: 1, c: 3 } }],
    [
      'leaves falsehood and nothing to say',
      { a: false, b: '', c: 0 },
      { a: 1, b: 1, c: 1 },
      { a: false, b: '', c: 0 },
    ],
    [
      'reaches items by their keys',
      { l: [{ _key: 'a' }] },
      { 'l[_key=="a"].v': 1 },
      { l: [{ _key: 'a', v: 1 }] },
    ],
  ])

  each('unset', [
    ['removes an attribute', { a: 1, b: 2 }, ['a'], { b: 2 }],
    ['removes one inside', { a: { b: 1, c: 2 } }, ['a.b'], { a: { c: 2 } }],
    ['does nothing where nothing is', { a: 1 }, ['b', 'c.d'], { a: 1 }],
    ['removes an item by its index', { l: [1, 2, 3] }, ['l[1]'], { l: [1, 3] }],
    ['removes the last item', { l: [1, 2, 3] }, ['l[-1]'], { l: [1, 2] }],
    [
      'removes an item by its key',
      { l: list() },
      ['l[_key=="b"]'],
      { l: [list()[0], list()[2]] as never },
    ],
    ['removes items by a value', { l: list() }, ['l[v >= 2]'], { l: [list()[0]] as never }],
    ['removes a range', { l: [1, 2, 3, 4] }, ['l[1:3]'], { l: [1, 4] }],
    ['empties a list', { l: [1, 2] }, ['l[*]'], { l: [] }],
    [
      'removes at every depth',
      { s: 1, a: { s: 1, k: 2 }, l: [{ s: 1 }] },
      ['..s'],
      { a: { k: 2 }, l: [{}] },
    ],
    [`goes one path after the other ${MUTATOR}`, { l: [1, 2, 3] }, ['l[0]', 'l[1]'], { l: [2] }],
  ])

  each('inc', [
    ['adds to a number', { n: 1 }, { n: 2 }, { n: 3 }],
    ['adds fractions', { n: 1 }, { n: 0.5 }, { n: 1.5 }],
    ['adds what is below zero', { n: 1 }, { n: -3 }, { n: -2 }],
    ['reaches items', { l: list() }, { 'l[_key=="a"].v': 5 }, { l: valued(6, 2, 3) }],
    [`does nothing where no number is ${MUTATOR}`, { s: 'x' }, { s: 1, n: 1 }, { s: 'x' }],
  ])

  each('dec', [
    ['takes from a number', { n: 1 }, { n: 2 }, { n: -1 }],
    ['reaches into objects', { a: { n: 5 } }, { 'a.n': 2 }, { a: { n: 3 } }],
    [`does nothing where no number is ${MUTATOR}`, { s: 'x' }, { s: 1, n: 1 }, { s: 'x' }],
  ])

  each('insert', [
    ['before an item', { l: [1, 2] }, { before: 'l[1]', items: [9] }, { l: [1, 9, 2] }],
    ['before the first', { l: [1, 2] }, { before: 'l[0]', items: [8, 9] }, { l: [8, 9, 1, 2] }],
    ['before the last', { l: [1, 2] }, { before: 'l[-1]', items: [9] }, { l: [1, 9, 2] }],
    ['after an item', { l: [1, 2] }, { after: 'l[0]', items: [8, 9] }, { l: [1, 8, 9, 2] }],
    ['after the last', { l: [1, 2] }, { after: 'l[-1]', items: [9] }, { l: [1, 2, 9] }],
    ['after the last but one', { l: [1, 2] }, { after: 'l[-2]', items: [9] }, { l: [1, 9, 2] }],
    ['before a key', { l: list() }, { before: 'l[_key=="a"]', items: [9] }, { l: [9, ...list()] }],
    ['after a key', { l: list() }, { after: 'l[_key=="c"]', items: [9] }, { l: [...list(), 9] }],
    ['inside an object', { a: { l: [1] } }, { after: 'a.l[-1]', items: [2] }, { a: { l: [1, 2] } }],
    ['into an empty list', { l: [] }, { after: 'l[-1]', items: [1] }, { l: [1] }],
    [
      'before the beginning of an empty list',
      { l: [] },
      { before: 'l[0]', items: [1] },
      { l: [1] },
    ],
    [
      'in place of an item',
      { l: [1, 2, 3] },
      { replace: 'l[1]', items: [8, 9] },
      { l: [1, 8, 9, 3] },
    ],
    [
      'in place of a key',
      { l: list() },
      { replace: 'l[_key=="b"]', items: [9] },
      { l: [list()[0], 9, list()[2]] as never },
    ],
    [
      'in place of a range',
      { l: [1, 2, 3, 4] },
      { replace: 'l[1:3]', items: [9] },
      { l: [1, 9, 4] },
    ],
    ['in place of a tail', { l: [1, 2, 3, 4] }, { replace: 'l[2:]', items: [9] }, { l: [1, 2, 9] }],
    [
      'nothing in place of an item',
      { l: [1, 2, 3] },
      { replace: 'l[1]', items: [] },
      { l: [1, 3] },
    ],
    [
      `into a list that is not there does nothing ${MUTATOR}`,
      { a: 1 },
      { after: 'l[-1]', items: [1] },
      { a: 1 },
    ],
  ])

  each('diffMatchPatch', [
    [
      'changes a text',
      { t: 'Sleep' },
      { t: '@@ -1,5 +1,11 @@\n Sleep\n+ better\n' },
      { t: 'Sleep better' },
    ],
    [
      'reaches items',
      { l: [{ _key: 'a', t: 'ab' }] },
      { 'l[_key=="a"].t': '@@ -1,2 +1,3 @@\n a\n+X\n b\n' },
      { l: [{ _key: 'a', t: 'aXb' }] },
    ],
    [
      'counts beyond ASCII',
      { t: 'Grüße' },
      { t: '@@ -1,7 +1,8 @@\n Gr%C3%BC%C3%9Fe\n+!\n' },
      { t: 'Grüße!' },
    ],
    [
      `leaves a text that it does not fit ${MUTATOR}`,
      { t: 'Quite another' },
      { t: '@@ -1,5 +1,6 @@\n+X\n Sleep\n' },
      { t: 'Quite another' },
    ],
  ])

  test('is carried out in the order of the mutator, whatever its own (assumed: @sanity/mutator)', async () => {
    expect(
      await patched(
        { l: [1], t: 'ab' },
        {
          insert: { after: 'l[-1]', items: [2] },
          dec: { n: 1 },
          inc: { n: 10 },
          diffMatchPatch: { t: '@@ -1,3 +1,4 @@\n abc\n+d\n' },
          unset: ['gone'],
          set: { n: 5, t: 'abc', gone: 1 },
          setIfMissing: { n: 1, l: [] },
        },
      ),
    ).toEqual({ n: 14, l: [1, 2], t: 'abcd' })
  })
})
