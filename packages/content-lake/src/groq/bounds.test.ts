import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { JsonObject } from '../json.ts'
import { stored, TemporaryStore } from './test-support/temporary-store.ts'

let lake: TemporaryStore

beforeAll(async () => {
  lake = new TemporaryStore()
  await lake.put(stored('a', 'post', { title: 'Old words' }))
})
afterAll(() => lake.remove())

const TEXT = 'a text of more than 1000000 characters'
const ARRAY = 'an array of more than 500000 items'
const OBJECT = 'an object of more than 100000 attributes'

/** A value that is made twice as much so many times. */
const doubled = (first: string, twice: string, times: number) =>
  `{"a": ${first}}${`{"a": ${twice}}`.repeat(times)}`
const text = doubled('"xxxxxxxxxxxxxxxx"', 'a + a', 24)
const times = (count: number, part: string, separator: string) =>
  Array(count).fill(part).join(separator)
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n)
const attributes = (count: number) => Object.fromEntries(numbers(count).map((n) => [`k${n}`, n]))
const block = { _type: 'block', children: [{ _type: 'span', text: 'x'.repeat(100) }] }

describe('what would be too large is not put together', () => {
  test.each<[title: string, query: string, what: string, params?: JsonObject]>([
    ['a text', `${text}{"n": length(lower(a))}`, TEXT],
    ['a text, to be matched', `${text}{"n": a match "x"}`, TEXT],
    [
      'a text of parameters',
      `length(lower(${times(41, '$x', ' + ')}))`,
      TEXT,
      { x: 'x'.repeat(40_000) },
    ],
    ["an attribute's name", `@["a" + ${times(41, '$x', ' + ')}]`, TEXT, { x: 'x'.repeat(40_000) }],
    [
      'a text of an array',
      'length(array::join($x[], $y))',
      TEXT,
      { x: ['', '', ''], y: 'x'.repeat(600_000) },
    ],
    ['Portable Text', `${doubled('[$x]', '[a, a]', 14)}{"n": pt::text(a)}`, TEXT, { x: block }],
    ['words of a text', 'count(string::split($x, " "))', TEXT, { x: 'x '.repeat(600_000) }],
    ['a text in upper case', 'upper($x)', TEXT, { x: 'x'.repeat(1_000_001) }],
    ['a pattern of ids', '"x" in path($x)', TEXT, { x: 'x'.repeat(1_000_001) }],
    ['a word', '$x match "x*"', TEXT, { x: 'x'.repeat(1_000_001) }],
    ['a text query', '"x" match text::query($x)', TEXT, { x: 'x'.repeat(1_000_001) }],
    ['an array', `${doubled('[1]', 'a + a', 28)}{"n": count(a)}`, ARRAY],
    ['an array of arrays', `${doubled('[1]', '[...a, ...a]', 28)}{"n": count(a)}`, ARRAY],
    ['items of items', `count([${times(9, '{"x": $x}', ',')}].x[])`, ARRAY, { x: numbers(60_000) }],
    ['items of a filter', 'count($x[@ > 0])', ARRAY, { x: numbers(500_001) }],
    ['items in order', '$x | order(@)', ARRAY, { x: numbers(500_001) }],
    ['items that differ', 'count(array::unique($x))', ARRAY, { x: numbers(500_001) }],
    ['words', '[$x, $x] match text::query("y")', ARRAY, { x: 'x '.repeat(260_000) }],
    ['an object', '{...$x, "b": 1}', OBJECT, { x: attributes(100_001) }],
    ['an object of two', '$x + {"b": 1}', OBJECT, { x: attributes(100_000) }],
    ['an object with a score', '[$x] | score(true)', OBJECT, { x: attributes(100_001) }],
  ])('%s', (_title, query, what, params = {}) => {
    const error = { type: 'queryMemoryError', description: `The query puts together ${what}` }
    const refused = expect.objectContaining({ status: 400, body: { error } })
    expect(() => lake.query(query, { params })).toThrow(refused)
    // The walk that also says where each part comes from has the same bounds.
    expect(() => lake.query(query, { params, resultSourceMap: true })).toThrow(refused)
  })
})

test('what is stored or sent may be larger, where it is only read', () => {
  const params = { x: `${'x '.repeat(700_000)}last`, many: numbers(600_000) }
  expect(lake.query('length($x)', { params })).toBe(1_400_004)
  expect(lake.query('$x match "last"', { params })).toBe(true)
  expect(lake.query('string::startsWith($x, "x x")', { params })).toBe(true)
  expect(lake.query('[count($many), math::max($many), $many[7]]', { params })).toEqual([
    600_000, 599_999, 7,
  ])
  expect(lake.query('599999 in $many', { params })).toBe(true)
})

describe('what is small but walked a million times ends at its deadline', () => {
  const shared = doubled('["x"]', '[a, a]', 40)
  test.each([
    `${shared}{"n": a match text::query("y")}`,
    `${shared}{"n": [{a}][references("y")]}`,
    `${shared}{"n": diff::changedAny({a}, {"a": [...a]}, a)}`,
    `${shared}{"n": diff::changedAny({a}, {a}, anywhere(_id == "y"))}`,
    'array::intersects($x, $y)',
    'array::intersects($x[]{"t": dateTime("2024-01-01T00:00:00Z") + @}.t, $y[]{"t": dateTime("2024-01-01T00:00:00Z") + @}.t)',
    '$x | order(string(@))',
  ])('%s', (query) => {
    const params = { x: numbers(400_000), y: numbers(400_000).map((n) => -1 - n) }
    expect(() => lake.query(query, { params, timeLimit: 20 })).toThrow('took longer than 20')
  })
})
