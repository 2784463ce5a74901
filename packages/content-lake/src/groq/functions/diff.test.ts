import { evaluate, parse } from 'groq-js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JsonObject, JsonValue } from '../../json.ts'
import { Random } from '../test-support/random.ts'
import { TemporaryStore } from '../test-support/temporary-store.ts'

let lake: TemporaryStore

beforeAll(() => {
  lake = new TemporaryStore()
})

afterAll(() => lake.remove())

const FIRST: JsonObject = { _type: 'block', _key: 'k1', text: 'one' }
const SECOND: JsonObject = {
  _type: 'image',
  _key: 'k2',
  alt: 'two',
  crop: { left: 0, right: 1 },
}
const BEFORE = {
  title: 'Old',
  tags: ['a', 'b'],
  author: { name: 'Ann', age: 40 },
  body: [FIRST, SECOND],
}

test.each<[string, (before: typeof BEFORE) => JsonObject, boolean, boolean]>([
  ['title', (b) => ({ ...b, title: 'New' }), true, true],
  ['title', (b) => ({ ...b, author: { ...b.author, age: 41 } }), false, false],
  ['title', (b) => b, false, true],
  ['(title, author.name)', (b) => ({ ...b, author: { name: 'Bob', age: 40 } }), true, true],
  ['author.(name, age)', (b) => ({ ...b, author: { name: 'Ann', age: 41 } }), true, true],
  ['author.(name, age)', (b) => ({ ...b, title: 'New' }), false, false],
  ['author["name"]', (b) => ({ ...b, author: { name: 'Bob', age: 40 } }), true, true],
  ['tags', (b) => ({ ...b, tags: ['a', 'b', 'c'] }), true, true],
  ['tags[]', (b) => ({ ...b, tags: ['a', 'c'] }), true, true],
  ['tags[]', (b) => ({ ...b, tags: ['a'] }), true, false],
  [
    'body[_type == "block"]',
    (b) => ({ ...b, body: [{ ...FIRST, text: 'uno' }, SECOND] }),
    true,
    true,
  ],
  [
    'body[_type == "image"]',
    (b) => ({ ...b, body: [{ ...FIRST, text: 'uno' }, SECOND] }),
    false,
    false,
  ],
  ['body[].(text, alt)', (b) => ({ ...b, body: [FIRST, { ...SECOND, alt: 'dos' }] }), true, true],
  [
    'anywhere(_type == "image").alt',
    (b) => ({ ...b, body: [FIRST, { ...SECOND, alt: 'dos' }] }),
    true,
    true,
  ],
  [
    'anywhere(left == 0)',
    (b) => ({ ...b, body: [FIRST, { ...SECOND, crop: { left: 0, right: 2 } }] }),
    true,
    true,
  ],
  ['subtitle', (b) => ({ ...b, subtitle: 'Now there' }), true, true],
  ['missing', (b) => b, false, true],
])('%s', (selector, change, any, only) => {
  const params = { before: BEFORE, after: change(BEFORE) }
  expect(lake.query(`diff::changedAny($before, $after, ${selector})`, { params })).toBe(any)
  expect(lake.query(`diff::changedOnly($before, $after, ${selector})`, { params })).toBe(only)
})

test('of nothing, everything has changed', () => {
  const params = { after: BEFORE }
  expect(lake.query('diff::changedAny(null, $after, title)', { params })).toBe(true)
  expect(lake.query('diff::changedOnly(null, $after, title)', { params })).toBe(false)
  expect(lake.query('diff::changedAny(null, null, title)')).toBe(false)
})

// To groq-js, `{}` and `[]` are the same, and the attribute of null is another than that of a string: neither is here.
test('as groq-js has it, for random changes', async () => {
  const random = new Random(21)
  const value = (depth: number): JsonValue => {
    if (depth === 0 || random.chance(0.4)) return random.pick([1, 2, 'a', true])
    if (random.chance(0.4))
      return Array.from({ length: 1 + random.below(2) }, () => value(depth - 1))
    return Object.fromEntries(
      random.some(['a', 'b', 'c'], 3).map((name) => [name, value(depth - 1)]),
    )
  }
  const object = (): JsonObject => ({ a: value(2), b: value(2) })
  const selectors = ['a', 'a.b', 'a[]', 'a[].b', '(a, b.c)', 'a.(b, c)', 'b[a == 1]', 'b["c"]']
  for (let i = 0; i < 1_500; i++) {
    const before = object()
    const after = random.chance(0.7) ? { ...before, a: value(2) } : object()
    for (const name of ['changedAny', 'changedOnly']) {
      const query = `diff::${name}($before, $after, ${random.pick(selectors)})`
      const params = { before, after }
      const expected = await (await evaluate(parse(query), { params })).get()
      expect(lake.query(query, { params }), `${query} ${JSON.stringify(params)}`).toBe(expected)
    }
  }
})
