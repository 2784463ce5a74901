import { afterAll, beforeAll, expect, test } from 'vitest'
import { stored, TemporaryStore } from '../test-support/temporary-store.ts'

let lake: TemporaryStore

beforeAll(async () => {
  lake = new TemporaryStore()
  await lake.put(
    stored('ann', 'person', { name: 'Ann' }),
    stored('a', 'post', { author: { _ref: 'ann' } }),
    stored('drafts.a', 'post', { author: { _ref: 'ann' } }),
    stored('b', 'post', { authors: [{ _ref: 'ann' }, { _ref: 'ann' }] }),
    stored('c', 'post', {
      media: { _type: 'globalDocumentReference', _ref: 'dataset:p.d:ann', _weak: true },
    }),
    stored('d', 'post', {
      media: { _type: 'globalDocumentReference', _ref: 'media-library:mlX:ann', _weak: true },
    }),
  )
})

afterAll(() => lake.remove())

test('documents::get() follows a global reference to this dataset', () => {
  const name = '*[_id == $id][0]{"name": documents::get(media).name}.name'
  expect(lake.query(name, { params: { id: 'c' } })).toBe('Ann')
  expect(lake.query(name, { params: { id: 'd' } })).toBeNull()
  expect(lake.query('documents::get("dataset:p.d:ann").name')).toBe('Ann')
  expect(lake.query('documents::get("dataset:p.other:ann")')).toBeNull()
  expect(lake.query('documents::get("ann")')).toBeNull()
  expect(lake.query('documents::get(7)')).toBeNull()
})

test('documents::incomingRefCount() counts the documents that refer to this one', () => {
  const query = '*[_id == "ann"][0]{"n": documents::incomingRefCount()}.n'
  expect(lake.query(query)).toBe(3)
  expect(lake.query(query, { perspective: ['published'] })).toBe(2)
  expect(lake.query(query, { perspective: ['drafts', 'published'] })).toBe(2)
  expect(lake.query('*[documents::incomingRefCount() > 0]._id')).toEqual(['ann'])
  expect(lake.query('documents::incomingRefCount()')).toBeNull()
})

test('documents::incomingGlobalDocumentReferenceCount() counts global ones', () => {
  const query = '*[documents::incomingGlobalDocumentReferenceCount() > 0]._id'
  expect(lake.query(query)).toEqual(['ann'])
})

test('references are counted through their index', () => {
  const steps = lake.explain('*[_id == "ann"]{"n": documents::incomingRefCount()}')
  expect(steps.map(({ index }) => index)).toEqual(['id', 'reference'])
})

test('what depends on things the lake has none of is empty', () => {
  expect(
    lake.query('[media::aspect(@, "colour"), user::attributes(), user::attributes().role]'),
  ).toEqual([null, {}, null])
})

test('pt() lets Portable Text through and nothing else', () => {
  const block = { _type: 'block', children: [{ _type: 'span', text: 'Hi' }] }
  const ask = (value: unknown) => lake.query('pt($value)', { params: { value: value as never } })
  expect(ask(block)).toEqual(block)
  expect(ask([block, block])).toEqual([block, block])
  for (const value of [null, 'Hi', [], [block, 'Hi'], { _type: 'block' }, { children: [] }]) {
    expect(ask(value)).toBeNull()
  }
})
