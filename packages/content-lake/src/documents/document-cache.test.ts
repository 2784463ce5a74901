import { expect, test } from 'vitest'
import type { StoredDocument } from './document.ts'
import { DocumentBudget } from './document-budget.ts'
import { DocumentCache } from './document-cache.ts'

function stored(id: string): StoredDocument {
  const time = '2024-01-01T00:00:00Z'
  return { _id: id, _type: 'post', _rev: 'r', _createdAt: time, _updatedAt: time }
}

/** Keeps a document as the second reading of it does. */
function keep(cache: DocumentCache, pk: number, size: number, document = stored(`d${pk}`)) {
  cache.set(pk, document, size)
  cache.set(pk, document, size)
  return document
}

function keptOf(cache: DocumentCache, pks: readonly number[]): number[] {
  return pks.filter((pk) => cache.pk(`d${pk}`) === pk)
}

test('keeps a document that is read for the second time', () => {
  const cache = new DocumentCache(new DocumentBudget(1_000))
  const document = stored('a')
  cache.set(1, document, 100)
  expect([cache.get(1), cache.pk('a'), cache.size]).toEqual([undefined, undefined, 0])
  cache.set(1, document, 100)
  expect([cache.get(1), cache.pk('a'), cache.size]).toEqual([document, 1, 100])
})

test('drops what was unused for longest when there is no more room', () => {
  const cache = new DocumentCache(new DocumentBudget(400))
  for (const pk of [1, 2, 3, 4]) keep(cache, pk, 50)
  cache.get(1)
  for (const pk of [5, 6, 7, 8, 9]) keep(cache, pk, 50)
  expect(keptOf(cache, [1, 2, 3, 4, 5, 6, 7, 8, 9])).toEqual([1, 3, 4, 5, 6, 7, 8, 9])
  expect(cache.size).toBeLessThanOrEqual(400)
})

test('keeps none that takes more than an eighth of the room', () => {
  const cache = new DocumentCache(new DocumentBudget(800))
  keep(cache, 1, 100)
  keep(cache, 2, 101)
  expect(keptOf(cache, [1, 2])).toEqual([1])
})

test('counts what a document grows by, and not of one that it was before', () => {
  const cache = new DocumentCache(new DocumentBudget(1_000))
  const before = keep(cache, 1, 50)
  cache.grow(1, before, 700)
  expect([cache.size, cache.get(1)]).toEqual([750, before])
  const after = keep(cache, 1, 60, stored('d1'))
  cache.grow(1, before, 100)
  expect([cache.size, cache.get(1)]).toEqual([60, after])
})

test('forgets a document under its primary key and its id', () => {
  const cache = new DocumentCache(new DocumentBudget(1_000))
  keep(cache, 1, 100)
  cache.delete(1)
  cache.delete(1)
  expect([cache.get(1), cache.pk('d1'), cache.size]).toEqual([undefined, undefined, 0])
  // Deleted and created anew, it has another primary key.
  keep(cache, 2, 100, stored('d1'))
  expect(cache.pk('d1')).toBe(2)
})

test('shares its room: the largest gives way, and one that is closed leaves all of it', () => {
  const budget = new DocumentBudget(400)
  const large = new DocumentCache(budget)
  const small = new DocumentCache(budget)
  for (const pk of [1, 2, 3, 4, 5, 6, 7]) keep(large, pk, 50)
  for (const pk of [11, 12, 13]) keep(small, pk, 50)
  expect(keptOf(small, [11, 12, 13])).toEqual([11, 12, 13])
  expect(keptOf(large, [1, 2, 3, 4, 5, 6, 7])).toEqual([3, 4, 5, 6, 7])
  large.close()
  expect([large.size, large.pk('d7')]).toEqual([0, undefined])
  for (const pk of [21, 22, 23, 24, 25]) keep(small, pk, 50)
  expect(small.size).toBe(400)
})
