import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DatasetReader } from './dataset-reader.ts'
import { DatasetStore } from './dataset-store.ts'
import type { StoredDocument } from './document.ts'
import { IndexWanted } from './existing-indexes.ts'

let directory: string
let store: DatasetStore
let reader: DatasetReader

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'dataset-reader-'))
  const file = join(directory, 'test.sqlite')
  store = DatasetStore.open(file)
  reader = new DatasetReader(file)
})
afterEach(() => {
  reader.close()
  store.close()
  rmSync(directory, { recursive: true })
})

function post(id: string, title: string): StoredDocument {
  const time = '2024-01-01T00:00:00Z'
  return { _id: id, _type: 'post', _rev: 'r', _createdAt: time, _updatedAt: time, title }
}

function write(id: string, next: StoredDocument | null) {
  return store.transact({ author: 'me' }, (tx) => tx.put({ documentId: id, next, mutations: [] }))
}

function title(id: string) {
  return reader.read(() => reader.documents.get(id)?.title)
}

test('sees each write as soon as it is answered, whatever it had read before', async () => {
  expect(title('a')).toBeUndefined()
  for (let n = 0; n < 20; n++) {
    await write('a', post('a', `title ${n}`))
    expect(title('a')).toBe(`title ${n}`)
  }
  await write('a', null)
  expect(title('a')).toBeUndefined()
  await write('a', post('a', 'again'))
  expect(title('a')).toBe('again')
})

test('sees nothing of a write that was undone', async () => {
  await write('a', post('a', 'kept'))
  const failing = store.transact({ author: 'me' }, (tx) => {
    tx.put({ documentId: 'a', next: post('a', 'undone'), mutations: [] })
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(title('a')).toBe('kept')
})

test('reads as of one moment', async () => {
  await write('a', post('a', 'before'))
  const during = reader.read(() => {
    store.database.exec(`UPDATE document SET content = '{"title":"after"}' WHERE id = 'a'`)
    return reader.documents.get('a')?.title
  })
  expect(during).toBe('before')
})

test('asks for an index that is missing, and finds it once it is made', async () => {
  const ensure = () => reader.read(() => reader.scalarIndexes.ensure(['title'], 'type'))
  expect(ensure).toThrow(IndexWanted)
  expect(await store.provideIndex(['title'], 'type', true)).toBe(true)
  const name = ensure()
  expect(name).toContain('title')
  reader.scalarIndexes.begin(new Set(['nothing']))
  expect(reader.scalarIndexes.used).toEqual([])
  expect(ensure()).toBe(name)
  expect(reader.scalarIndexes.used).toEqual([name])
})

test('what anybody asks for drops no index in use', async () => {
  for (let n = 0; n < 48; n++) {
    expect(await store.provideIndex([`field${n}`], 'type', true)).toBe(true)
  }
  expect(await store.provideIndex(['another'], 'type', true)).toBe(false)
  expect(await store.provideIndex(['field0'], 'type', true)).toBe(true)
  expect(await store.provideIndex(['another'], 'type', false)).toBe(true)
  expect(await store.provideIndex(['field0'], 'type', true)).toBe(true)
  expect(await store.provideIndex(['field1'], 'type', true)).toBe(false)
})

test('an index over many documents is made beside reads, and writes wait for it', async () => {
  await store.transact({ author: 'me' }, (tx) => {
    for (let n = 0; n < 2_500; n++) {
      const next = post(`p${n}`, `Title ${n}`)
      tx.put({ documentId: next._id, next, mutations: [] })
    }
  })
  const done: string[] = []
  const made = store.provideIndex(['title'], 'type', true).then((is) => done.push(`index ${is}`))
  const again = store.provideIndex(['title'], 'type', true).then((is) => done.push(`again ${is}`))
  const written = write('a', post('a', 'meanwhile')).then(() => done.push('write'))
  expect(store.get('p7')?.title).toBe('Title 7')
  expect(() => reader.read(() => reader.scalarIndexes.ensure(['title'], 'type'))).toThrow(
    IndexWanted,
  )
  await Promise.all([made, again, written])
  expect(done.toSorted()).toEqual(['again true', 'index true', 'write'])
  expect(done[0]).not.toBe('again true')
  const name = reader.read(() => reader.scalarIndexes.ensure(['title'], 'type'))
  expect(store.scalarIndexes.ensure(['title'], 'type')).toBe(name)
  expect(reader.read(() => reader.documents.get('a')?.title)).toBe('meanwhile')
})

test('a store that is closed while an index is made takes up none, and what was written meanwhile', async () => {
  await store.transact({ author: 'me' }, (tx) => {
    for (let n = 0; n < 2_500; n++) {
      const next = post(`p${n}`, `Title ${n}`)
      tx.put({ documentId: next._id, next, mutations: [] })
    }
  })
  const made = store.provideIndex(['title'], 'type', true).catch((error: Error) => error.message)
  const written = write('a', post('a', 'meanwhile'))
  await store.settle()
  await written
  expect(['The dataset is being closed', true]).toContain(await made)
  expect(store.get('a')?.title).toBe('meanwhile')
})
