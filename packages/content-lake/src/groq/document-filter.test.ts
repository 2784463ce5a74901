import { afterAll, beforeAll, expect, test } from 'vitest'
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
  else expect(compile().matches(post, lake.store)).toBe(expected)
})

test('judges the state it is given, not the one in the store', () => {
  const filter = compileFilter('*[@ match text::query("new")]', {})
  expect(filter.matches({ ...post, title: 'New words' }, lake.store)).toBe(true)
  expect(filter.matches(post, lake.store)).toBe(false)
  expect(filter.matches(null, lake.store)).toBe(false)
})
