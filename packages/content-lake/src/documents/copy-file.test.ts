import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { copyFile } from './copy-file.ts'
import { DatasetStore } from './dataset-store.ts'
import { eraseHistory } from './erase-history.ts'
import { History } from './history.ts'

let directory: string
let source: DatasetStore

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'copy-file-'))
  source = DatasetStore.open(path.join(directory, 'source.sqlite'))
})
afterEach(() => {
  source.close()
  rmSync(directory, { recursive: true })
})

async function write(store: DatasetStore, ids: string[], n: number): Promise<void> {
  await store.transact({ author: 'ann' }, (transaction) => {
    const { id: _rev, timestamp } = transaction
    for (const documentId of ids) {
      const next = {
        _id: documentId,
        _type: 'post',
        _rev,
        _createdAt: timestamp,
        _updatedAt: timestamp,
        n,
        text: 'word '.repeat(300),
      }
      transaction.put({ documentId, next, mutations: [{ createOrReplace: next }] })
    }
  })
}

test('a file is copied as of one moment while it is written', async () => {
  const ids = Array.from({ length: 5_000 }, (_, n) => `post-${n}`)
  await write(source, ids, 1)
  const target = path.join(directory, 'target.sqlite')
  const told: number[] = []
  const written: Promise<void>[] = []
  await copyFile(source.file, target, (done) => {
    told.push(done)
    if (written.length < 3) written.push(write(source, [...ids.slice(0, 100), `new-${done}`], 2))
  })
  await Promise.all(written)
  expect(told.length).toBeGreaterThan(2)
  expect(told).toEqual(told.toSorted((a, b) => a - b))
  expect(source.get('post-0')).toMatchObject({ n: 2 })
  const copy = DatasetStore.open(target)
  expect(ids.map((id) => copy.get(id)).filter((document) => document?.n === 1)).toHaveLength(5_000)
  expect(copy.sequence).toBe(1)
  copy.close()
})

test('a history that is erased leaves the present, and what comes after it', async () => {
  await write(source, ['a', 'b'], 1)
  await write(source, ['a'], 2)
  await write(source, ['a'], 3)
  source.close()
  await eraseHistory(source.file)
  source = DatasetStore.open(source.file)
  const history = new History(source)
  const sequences = () =>
    history.sequences({ documentIds: ['a', 'b'], newestFirst: false, limit: 100 })
  expect(sequences()).toEqual([])
  const now = source.get('a')
  expect(now).toMatchObject({ n: 3 })
  expect(history.stateAt('a', history.sequenceOf(now?._rev ?? '') ?? -1)).toEqual(now)
  await write(source, ['a'], 4)
  expect(sequences()).toEqual([4])
  expect(history.stateAt('a', 3)).toEqual(now)
})
