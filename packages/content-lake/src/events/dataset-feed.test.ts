import { afterEach, beforeEach, expect, test } from 'vitest'
import { DocumentBudget } from '../documents/document-budget.ts'
import { stored, TemporaryStore } from '../groq/test-support/temporary-store.ts'
import { DatasetFeed } from './dataset-feed.ts'

const CAPACITY = 50_000

let budget: DocumentBudget
let stores: TemporaryStore[]
let feeds: DatasetFeed[]

beforeEach(() => {
  budget = new DocumentBudget(CAPACITY)
  stores = [new TemporaryStore(), new TemporaryStore()]
  feeds = stores.map(
    ({ store }) =>
      new DatasetFeed(store, budget, (error) => {
        throw error
      }),
  )
})
afterEach(() => {
  for (const each of stores) each.remove()
})

const write = (dataset: number, id: string, characters: number) =>
  stores[dataset]?.put(stored(id, 'note', { text: 'x'.repeat(characters) }))

/** The sequences that a feed still tells of, from the oldest on. */
function known(dataset: number): number[] {
  const feed = feeds[dataset]
  const newest = feed?.sequence ?? 0
  for (let sequence = 1; sequence <= newest; sequence++) {
    const since = feed?.since(sequence)
    if (since) return since.map((transaction) => transaction.sequence)
  }
  return []
}

const sizes = () => feeds.map(({ size }) => size)

test('keeps of large transactions as many as there is room for, the newest of them', async () => {
  for (let n = 1; n <= 30; n++) await write(0, `a${n}`, 9_000)
  expect(known(0)).toEqual([26, 27, 28, 29, 30])
  expect(feeds[0]?.since(25)).toBeNull()
  expect(feeds[0]?.since(31)).toEqual([])
  expect(feeds[0]?.size).toBeLessThanOrEqual(CAPACITY)
})

test('counts what a document was before too', async () => {
  for (let n = 1; n <= 10; n++) await write(0, 'same', 9_000)
  const kept = known(0)
  expect(kept.at(-1)).toBe(10)
  expect(kept.length).toBeLessThan(3)
})

test('keeps nothing of what is larger than all the room, and tells of what comes then', async () => {
  await write(0, 'small', 10)
  await write(0, 'large', CAPACITY)
  expect(known(0)).toEqual([])
  expect(sizes()).toEqual([0, 0])
  expect(feeds[0]?.since(3)).toEqual([])
  await write(0, 'small', 10)
  expect(known(0)).toEqual([3])
})

test('has the dataset with the most give way to the others', async () => {
  for (let n = 1; n <= 5; n++) await write(0, `a${n}`, 9_000)
  for (let n = 1; n <= 2; n++) await write(1, `b${n}`, 9_000)
  expect(known(0)).toEqual([3, 4, 5])
  expect(known(1)).toEqual([1, 2])
})

test('gives its room back when it ends', async () => {
  for (let n = 1; n <= 5; n++) await write(0, `a${n}`, 9_000)
  feeds[0]?.close()
  for (let n = 1; n <= 5; n++) await write(1, `b${n}`, 9_000)
  expect(known(1)).toEqual([1, 2, 3, 4, 5])
})
