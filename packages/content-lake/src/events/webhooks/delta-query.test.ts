import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StoredDocument } from '../../documents/document.ts'
import { stored, TemporaryStore } from '../../groq/test-support/temporary-store.ts'
import { DeltaQuery } from './delta-query.ts'

let lake: TemporaryStore

beforeAll(async () => {
  lake = new TemporaryStore()
  await lake.put(stored('ann', 'person', { name: 'Ann' }))
})

afterAll(() => lake.remove())

const OLD = stored('a', 'post', {
  title: 'Old',
  slug: { current: 'old' },
  author: { _ref: 'ann' },
  body: [{ _type: 'block', text: 'one' }],
})
const RENAMED = { ...OLD, title: 'New' }
const REWRITTEN = { ...OLD, body: [{ _type: 'block', text: 'two' }] }

function ask(query: string, before: StoredDocument | null, after: StoredDocument | null) {
  const at = { store: lake.store, projectId: 'p', dataset: 'production' }
  return new DeltaQuery(query).evaluate({ before, after }, at)
}

test.each<[string, StoredDocument | null, StoredDocument | null, unknown]>([
  ['delta::operation()', null, OLD, 'create'],
  ['delta::operation()', OLD, RENAMED, 'update'],
  ['delta::operation()', OLD, null, 'delete'],
  ['before().title + " to " + after().title', OLD, RENAMED, 'Old to New'],
  ['before()', null, OLD, null],
  ['title', OLD, RENAMED, 'New'],
  ['title', OLD, null, 'Old'],
  ['delta::changedAny(title)', OLD, RENAMED, true],
  ['delta::changedAny((slug.current, title))', OLD, RENAMED, true],
  ['delta::changedAny((slug.current, title))', OLD, REWRITTEN, false],
  ['delta::changedAny(body[_type == "block"].text)', OLD, REWRITTEN, true],
  ['delta::changedAny(anywhere(_type == "block"))', OLD, REWRITTEN, true],
  ['delta::changedAny(anywhere(_type == "block"))', OLD, RENAMED, false],
  ['delta::changedOnly(title)', OLD, RENAMED, true],
  ['delta::changedOnly(body)', OLD, { ...REWRITTEN, title: 'New' }, false],
  ['delta::changedAny(title)', null, OLD, true],
  [
    '{_id, "author": author->name, "in": sanity::dataset()}',
    OLD,
    RENAMED,
    { _id: 'a', author: 'Ann', in: 'production' },
  ],
  ['@ match text::query("new")', OLD, RENAMED, true],
  ['_type == "post" && !(_id in path("drafts.**"))', OLD, RENAMED, true],
])('%s', (query, before, after, expected) => {
  expect(ask(query, before, after)).toEqual(expected)
})

test('what cannot be read is refused when it is written, not when it is needed', () => {
  expect(() => new DeltaQuery('_type ==')).toThrow('expected expression')
  expect(() => new DeltaQuery('delta::changedAny(a + 1)')).toThrow('selector')
  expect(() => new DeltaQuery('delta::changedAny()')).toThrow('takes 1 argument')
  expect(() => new DeltaQuery('_id == $id')).toThrow('param $id')
})

test('what would take too long, or be too large, is given up', () => {
  const doubled = (first: string, twice: string) => `{"a": ${first}}${`{"a": ${twice}}`.repeat(28)}`
  const of = (query: string) => () => ask(query, null, OLD)
  expect(of(`length(lower((${doubled('title + title', 'a + a')}).a)) > 0`)).toThrow(
    'more than 1000000 characters',
  )
  expect(of(`[${doubled('[title]', '[a, a]')}][references("ann")]`)).toThrow(
    'longer than 200 milliseconds',
  )
  expect(of(doubled('[title]', '[a, a]'))).toThrow('larger than 10000000 characters')
})
