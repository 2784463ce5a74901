import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { Deadline } from './deadline.ts'
import { compileFilter } from './document-filter.ts'
import { stored, TemporaryStore } from './test-support/temporary-store.ts'

let lake: TemporaryStore
const post = stored('p', 'post', { title: 'Old words', author: { _ref: 'ann' } })

beforeAll(async () => {
  lake = new TemporaryStore()
  await lake.put(post, stored('ann', 'person', { name: 'Ann' }))
})

afterAll(() => lake.remove())

test.each([
  ['*', true],
  ['*[_type == "post"]', true],
  ['*[_type == "person"]', false],
  ['// note\n*[_type == $type][title match "old"]{title} | order(title) [0...3]', true],
  ['*[_type == "post"] | order(_id)[0]{title}.title', true],
  ['*[_type == "post"] | score(title match "x") | order(_score desc) [_score > 0] [0...3]', true],
  ['*[author->name == "Ann"]', true],
  ['*[references("ann")]', true],
  ['*[_id in $ids]', true],
  ['*[[@, _id] match text::query("old")]', true],
  ['*[sanity::versionOf("p")]', true],
  ['count(*[_id == "p"]) > 0', null],
])('the filter of %j', (query, expected) => {
  const compile = () => compileFilter(query, { type: 'post', ids: ['p'] })
  if (expected === null) expect(compile).toThrow('expected a filter')
  else expect(compile().matches(post, lake.store, new Deadline())).toBe(expected)
})

test('judges the state it is given, not the one in the store', () => {
  const filter = compileFilter('*[@ match text::query("new")]', {})
  expect(filter.matches({ ...post, title: 'New words' }, lake.store, new Deadline())).toBe(true)
  expect(filter.matches(post, lake.store, new Deadline())).toBe(false)
  expect(filter.matches(null, lake.store, new Deadline())).toBe(false)
})

test.each([
  ['*[_type == "post" && references("ann") && author->name == "Ann"]', false],
  ['*[_type == "post"]{"others": count(*)}', false],
  ['*[count(*[_type == "post"]) > 0]', true],
  ['*[_type == "post"][title in *[_type == "page"].title]', true],
  ['*[select(draft => false, count(*) > 0)]', true],
  ['fn ex::many($doc) = $doc{"many": count(*) > 1}; *[ex::many(@).many]', true],
  ['*[documents::incomingRefCount() > 0]', true],
  ['*[count(releases::all()) > 0]', true],
])('whether %j asks for other documents: %j', (query, expected) => {
  expect(compileFilter(query, {}).hasSubquery).toBe(expected)
})

test('ends at its deadline', () => {
  const filter = compileFilter('*[count($many[^.title == "x"]) > 0]', {
    many: Array(1_000).fill(1),
  })
  expect(() => filter.matches(post, lake.store, new Deadline(0))).toThrow('took longer')
})

describe('within one document', () => {
  const document = stored('a', 'post', { title: 'y', text: 'x'.repeat(999_999) })
  afterEach(() => vi.restoreAllMocks())

  test('watches the time', () => {
    const filter = compileFilter(`*[${Array(100).fill('lower(title) == "x"').join(' || ')}]`, {})
    const now = vi.spyOn(performance, 'now').mockReturnValue(1_000)
    const deadline = new Deadline(10)
    expect(filter.matches(document, lake.store, deadline)).toBe(false)
    now.mockReturnValue(1_010)
    expect(() => filter.matches(document, lake.store, deadline)).toThrow('longer than 10')
  })

  test('does not begin what would take longer', () => {
    const filter = compileFilter('*[upper(text) == "X"]', {})
    vi.spyOn(performance, 'now').mockReturnValue(1_000)
    expect(filter.matches(document, lake.store, new Deadline(1_000))).toBe(false)
    expect(() => filter.matches(document, lake.store, new Deadline(10))).toThrow('longer than 10')
  })
})
