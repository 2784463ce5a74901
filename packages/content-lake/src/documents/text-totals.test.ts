import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DatasetStore } from './dataset-store.ts'

const TEXTS = ['tea and sleep', 'sleep', 'tea', 'tea', 'tea', 'tea', 'tea', 'tea and sleep, sleep']
const EXPRESSION = '"tea" OR "sleep"'

let directory: string
let store: DatasetStore

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'text-totals-'))
  store = DatasetStore.open(join(directory, 'store.sqlite'))
  for (const [n, title] of TEXTS.entries()) await write(`d${n}`, title)
})
afterEach(() => {
  store.close()
  rmSync(directory, { recursive: true })
})

function write(id: string, title: string | null, dryRun = false) {
  return store.transact(
    { author: 'me' },
    (tx) => {
      const at = { _createdAt: tx.timestamp, _updatedAt: tx.timestamp }
      const next = title === null ? null : { _id: id, _type: 'post', _rev: tx.id, ...at, title }
      tx.put({ documentId: id, next, mutations: [] })
    },
    { dryRun },
  )
}

const relevances = () => [...store.textIndex.hits(EXPRESSION).values()]

/** Not to the last digit: the edit that was last counts until the next write. */
function expectLike(before: readonly number[]): void {
  expect(relevances()).toHaveLength(before.length)
  for (const [n, relevance] of relevances().entries()) {
    expect(relevance / (before[n] ?? Number.NaN)).toBeGreaterThan(0.7)
    expect(relevance / (before[n] ?? Number.NaN)).toBeLessThan(1.4)
  }
}

test('how often a text was edited does not change how others rank', async () => {
  const before = relevances()
  for (let n = 0; n < 100; n++) await write('d3', n % 2 ? 'tea' : `tea ${n}`)
  expectLike(before)
})

test('what came and went does not either', async () => {
  const before = relevances()
  for (let n = 0; n < 50; n++) {
    await write('other', 'coffee')
    await write('other', null)
  }
  expectLike(before)
})

test('what is undone was never deleted', async () => {
  const before = relevances()
  for (let n = 0; n < 50; n++) {
    await write('d3', `tea ${n}`, true)
    await expect(
      store.transact({ author: 'me' }, (tx) => {
        tx.put({ documentId: 'd4', next: null, mutations: [] })
        throw new Error('undone')
      }),
    ).rejects.toThrow('undone')
  }
  await write('d3', 'tea')
  expectLike(before)
})

test('a store that is closed leaves the numbers right', async () => {
  const before = relevances()
  await store.transact({ author: 'me' }, (tx) => {
    for (let n = 0; n < 40; n++) {
      const at = { _createdAt: tx.timestamp, _updatedAt: tx.timestamp }
      const next = {
        _id: 'd3',
        _type: 'post',
        _rev: tx.id,
        ...at,
        title: n === 39 ? 'tea' : `x${n}`,
      }
      tx.put({ documentId: 'd3', next, mutations: [] })
    }
  })
  store.close()
  store = DatasetStore.open(join(directory, 'store.sqlite'))
  expectLike(before)
})
