import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DatasetStore } from './dataset-store.ts'
import { DamagedFile } from './unusable-file.ts'

const TIME = '2026-01-01T00:00:00Z'

let directory: string
let file: string
let store: DatasetStore
/** What was told of damage. */
let found: DamagedFile[]

function openStore(): void {
  store = DatasetStore.open(file, { onDamage: (damage) => found.push(damage) })
}

const put = (_id: string, text = 'x') =>
  store.transact({ author: 'me' }, (transaction) => {
    const next = { _id, _type: 'post', _rev: 'r', _createdAt: TIME, _updatedAt: TIME, text }
    transaction.put({ documentId: _id, next, mutations: [] })
  })

/** Changes the file while nobody has it open, each time in a connection of its own. */
function alter(...statements: string[]): void {
  store.close()
  for (const sql of statements) {
    const database = new DatabaseSync(file, { defensive: false })
    database.exec(sql)
    database.close()
  }
  openStore()
}

/** Has the row of a document be gone, and the index that lists it know nothing of that. */
function loseRow(id: string): void {
  const index = "sqlite_schema WHERE name = 'document_by_group'"
  alter(
    `CREATE TABLE hidden AS SELECT * FROM ${index}; PRAGMA writable_schema = ON; DELETE FROM ${index}`,
    `DELETE FROM document WHERE id = '${id}'`,
    'PRAGMA writable_schema = ON; INSERT INTO sqlite_schema SELECT * FROM hidden',
    'DROP TABLE hidden',
  )
}

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'damage-'))
  file = path.join(directory, 'test.sqlite')
  found = []
  openStore()
})
afterEach(() => {
  store.close()
  rmSync(directory, { recursive: true })
})

describe('a file counts as damaged', () => {
  test('when a row is gone that an index lists', async () => {
    await Promise.all([put('a'), put('b')])
    loseRow('a')
    expect(() => store.versionsOf('a')).toThrow(DamagedFile)
    expect(found).toEqual([store.damage.found])
    expect(store.damage.found?.message).toBe(
      `${file} is damaged or not a SQLite database (no document has the primary key 1); restore it from a backup or move it away.`,
    )
    expect(store.get('b')?.text).toBe('x')
  })

  test.each(['content', 'head'])('when the JSON of a document is none: its %s', async (column) => {
    await put('a', 'long'.repeat(1_000))
    alter(`UPDATE document SET ${column} = '{'`)
    expect(() => {
      const document = store.documents.getHead('a')
      return document?.text
    }).toThrow(DamagedFile)
    expect(found).toEqual([store.damage.found])
  })

  test('but not when it is asked for a key that it never had', () => {
    expect(() => store.documents.read(7)).toThrow('no document has the primary key 7')
    expect(found).toEqual([])
  })
})

test('once it does, no write is kept, nor one that shares a commit with the one that met it', async () => {
  await put('a')
  alter(`UPDATE document SET content = '{' WHERE id = 'a'`)
  const before = store.sequence
  const outcomes = await Promise.allSettled([put('b'), put('a', 'y'), put('c')])
  expect(outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason)).toEqual(
    Array(3).fill(expect.any(DamagedFile)),
  )
  await expect(put('d')).rejects.toThrow(DamagedFile)
  expect(() => store.database.exec("INSERT INTO scalar_index VALUES ('n', 'n', 0, 0)")).toThrow(
    DamagedFile,
  )
  expect(store.sequence).toBe(before)
  expect(['b', 'c', 'd'].map((id) => store.get(id))).toEqual([null, null, null])
  expect(found).toHaveLength(1)
})
