import { evaluate, parse } from 'groq-js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stored, TemporaryStore } from '../groq/test-support/temporary-store.ts'
import { compileGrantFilter, UnusableGrantFilter } from './grant-filter.ts'

let lake: TemporaryStore
const DOCUMENTS = [
  stored('a', 'post', { locale: 'de', tags: ['x'], owner: 'ann', author: { _ref: 'ann' } }),
  stored('drafts.a', 'post', { locale: 'en' }),
  stored('versions.r1.a', 'post', { locale: 'de', tags: [] }),
  stored('ann', 'person', { name: 'Ann' }),
]

beforeAll(() => {
  lake = new TemporaryStore()
})
afterAll(() => lake.remove())

describe('a grant covers what the Studio finds that it covers', () => {
  test.each([
    '_id in path("**")',
    '_id in path("drafts.**") || _id in path("versions.**")',
    '_type == "post" && locale == "de"',
    'locale != "de"',
    '!(locale == "de")',
    'owner == identity()',
    '"x" in tags',
    'count(tags) == 0',
    'count(tags[@ == "x"]) > 0',
    'defined(author) && references("ann")',
    'lower(coalesce(name, locale)) == "de"',
    'locale',
    '_type in ["person", "post"]',
  ])('%s', async (filter) => {
    const { covers } = compileGrantFilter(filter)
    const tree = parse(`*[${filter}]`)
    for (const document of DOCUMENTS) {
      const value = await evaluate(tree, { dataset: [document], identity: 'ann' })
      const found: unknown = await value.get()
      expect(covers(document, 'ann', lake.store), document._id).toBe(
        Array.isArray(found) && found.length === 1,
      )
    }
  })
})

test('a document that is too large for a filter is not covered, and not waited for', () => {
  const numbers = Array.from({ length: 20_000 }, (_, n) => n)
  const { covers } = compileGrantFilter('count(tags[count(^.labels[@ == "x"]) > 0]) == 0')
  expect(() =>
    covers(stored('a', 'post', { tags: numbers, labels: numbers }), '', lake.store),
  ).toThrow('cannot be evaluated on document "a": The query took longer than 20 milliseconds')
  expect(covers(stored('a', 'post', { tags: [1], labels: [2] }), '', lake.store)).toBe(true)
})

test.each([
  [
    `length(lower((${'{"a": locale + locale}'}${'{"a": a + a}'.repeat(24)}).a)) > 0`,
    'more than 1000000 characters',
  ],
  ['round(1.5, 1000) > 0', 'toFixed'],
])('a filter that cannot be evaluated covers nothing: %s', (filter, why) => {
  const [document] = DOCUMENTS
  if (document === undefined) throw new Error('unreachable')
  const { covers } = compileGrantFilter(filter)
  expect(() => covers(document, '', lake.store)).toThrow(
    expect.objectContaining({ status: 403, message: expect.stringContaining(why) }),
  )
})

describe('a grant may cover a document of which only type and id are known', () => {
  test.each([
    ['_id in path("**")', true],
    ['_type == "comment"', true],
    ['_type in ["comment", "tasks.task"] && authorId == identity()', true],
    ['_type == "comment" && target.documentType == "post"', true],
    ['_type == "comment" && count(tags[@ == "x"]) > 0', true],
    ['_type == "post" || (_type == "comment" && references("a"))', true],
    ['section == "garden"', true],
    ['!(_type == "post" && section == "garden")', true],
    ['_type == "post"', false],
    ['_type == "post" && section == "garden"', false],
    ['(_type == "post" || _type == "page") && references("a")', false],
    ['!(_type in ["comment", "tasks.task"])', false],
    ['_id in path("drafts.**") || _id in path("versions.**")', false],
    ['false', false],
  ])('%s: %j', (filter, expected) => {
    const { mayCover } = compileGrantFilter(filter)
    expect(mayCover(stored('new', 'comment', {}), 'ann', lake.store)).toBe(expected)
  })
})

test.each([
  ['', 'no condition'],
  ['_type ==', 'cannot be read'],
  ['locale == $locale', 'param $locale referenced'],
  ['_type == "a"] | order(_id) [true', 'no condition'],
  ['_type == "a"][_type == "b"', 'no condition'],
  ['_type == "a" // and no more', 'cannot be read'],
  ['_type == "a"] //', 'cannot be read'],
  ['author->name == "Ann"', 'follows a reference'],
  ['count(*[_type == "post"]) > 0', 'subquery'],
  ['_id in *[0...1]._id', 'subquery'],
  ['documents::incomingRefCount() > 0', 'calls documents::incomingRefCount()'],
  ['documents::get(author).name == "Ann"', 'calls documents::get()'],
  ['sanity::versionOf("a")', 'calls sanity::versionOf()'],
])('the filter %j is refused', (filter, why) => {
  const compile = () => compileGrantFilter(filter)
  expect(compile).toThrow(UnusableGrantFilter)
  expect(compile).toThrow(why)
})
