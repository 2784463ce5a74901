import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLakeDatabase } from '../datasets/lake-database.ts'
import { KeyValueStore } from './key-value-store.ts'

let directory: string
let database: DatabaseSync
let preferences: KeyValueStore

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'key-values-'))
  database = openLakeDatabase(directory)
  preferences = new KeyValueStore(database)
})
afterEach(() => {
  database.close()
  rmSync(directory, { recursive: true })
})

const large = 'x'.repeat(60_000)
const pairs = (count: number, value: string, prefix = 'k') =>
  Array.from({ length: count }, (_, n) => ({ key: `${prefix}${n}`, value }))
const refusal = expect.objectContaining({
  status: 413,
  message: expect.stringContaining('delete some first'),
})

test.each([
  ['keys', 2_000, ''],
  ['characters', 33, large],
])('a user has so many %s and no more', (_, most, value) => {
  preferences.setAll('ada', pairs(most, value))
  expect(() =>
    preferences.setAll('ada', [{ key: 'k0', value: 'new' }, ...pairs(2, large, 'one more ')]),
  ).toThrow(refusal)
  // Nothing of what was refused is kept, and others have their own.
  expect(preferences.get('ada', 'k0')).toBe(value)
  preferences.setAll('grace', pairs(1, large))
  preferences.setAll('ada', [{ key: 'k0', value: '' }])
  preferences.delete('ada', 'k1')
  preferences.setAll('ada', pairs(1, '', 'one more '))
})

test('who had more before may have less', () => {
  const insert = database.prepare('insert into key_value values (?, ?, ?)')
  for (const { key, value } of pairs(40, large)) insert.run('ada', key, JSON.stringify(value))
  expect(() => preferences.setAll('ada', [{ key: 'k0', value: `${large}.` }])).toThrow(refusal)
  preferences.setAll('ada', [{ key: 'k0', value: 'less' }])
  expect(preferences.get('ada', 'k0')).toBe('less')
})
