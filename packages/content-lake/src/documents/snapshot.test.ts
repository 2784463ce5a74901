import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Damage } from './damage.ts'
import { DatasetStore } from './dataset-store.ts'
import { Snapshot, type SnapshotDocument } from './snapshot.ts'

let directory: string
let file: string
let store: DatasetStore
let snapshot: Snapshot | undefined

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'snapshot-'))
  file = join(directory, 'test.sqlite')
  store = DatasetStore.open(file)
})
afterEach(() => {
  snapshot?.close()
  store.close()
  rmSync(directory, { recursive: true })
})

function write(ids: readonly string[], type: string, text: string) {
  const time = '2024-01-01T00:00:00Z'
  const system = { _type: type, _rev: 'r', _createdAt: time, _updatedAt: time }
  return store.transact({ author: 'me' }, (tx) => {
    for (const id of ids) {
      tx.put({ documentId: id, next: { _id: id, ...system, text }, mutations: [] })
    }
  })
}

function names(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `d${index}`)
}

function steps(of: Snapshot): SnapshotDocument[][] {
  const all: SnapshotDocument[][] = []
  for (let step = of.next(); step !== null; step = of.next()) all.push(step)
  return all
}

test('shows what was there when it was taken, whatever is written while it is read', async () => {
  await write(names(3), 'post', 'before')
  snapshot = new Snapshot(new Damage(file), null)
  await write(['d1', 'd9'], 'post', 'after')
  const documents = steps(snapshot)
    .flat()
    .map(({ content }) => JSON.parse(content))
  expect(documents).toMatchObject([
    { _id: 'd0', text: 'before' },
    { _id: 'd1', text: 'before' },
    { _id: 'd2', text: 'before' },
  ])
})

test('is read in steps of bounded size', async () => {
  await write(names(1_200), 'small', 'x')
  await write(['big1', 'big2', 'big3'], 'big', 'x'.repeat(400_000))
  snapshot = new Snapshot(new Damage(file), null)
  const all = steps(snapshot)
  expect(all.map((step) => step.length)).toEqual([500, 500, 202, 1])
  expect(all.flat().map(({ pk }) => pk)).toEqual(Array.from({ length: 1_203 }, (_, i) => i + 1))
})

test('gives the types wanted only, from behind the document given', async () => {
  await write(names(600), 'post', 'x')
  await write(['a1', 'a2', 'a3'], 'author', 'x')
  snapshot = new Snapshot(new Damage(file), ['author', 'page'])
  // A step that found nothing is not the end.
  expect(snapshot.next()).toEqual([])
  const authors = steps(snapshot).flat()
  expect(authors.map(({ content }) => JSON.parse(content)._id)).toEqual(['a1', 'a2', 'a3'])
  const rest = new Snapshot(new Damage(file), ['author'], authors[0]?.pk)
  expect(steps(rest).flat()).toEqual(authors.slice(1))
  rest.close()
})
