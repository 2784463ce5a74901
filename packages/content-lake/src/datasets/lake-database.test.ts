import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DatasetRegistry } from './dataset-registry.ts'
import { LAKE_FILE, openLakeDatabase } from './lake-database.ts'

let directory: string

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'lake-database-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

test('a lake of the first schema is taken over: its datasets are public, what is added on to them is not', () => {
  const first = new DatabaseSync(path.join(directory, LAKE_FILE))
  first.exec(`
    create table dataset (name text primary key, profile text, addon_for text, created_at text not null) strict;
    insert into dataset values ('production', null, null, '1'), ('production-comments', 'comments', 'production', '2');
    pragma user_version = 1;
  `)
  first.close()
  const database = openLakeDatabase(directory)
  const registry = new DatasetRegistry(database)
  expect(registry.list()).toMatchObject([
    { name: 'production', aclMode: 'public' },
    { name: 'production-comments', aclMode: 'private' },
  ])
  expect(registry.addAlias('live', 'production')).toBe(true)
  database.close()
})

test('a lake of a schema that is yet to come is refused', () => {
  const next = new DatabaseSync(path.join(directory, LAKE_FILE))
  next.exec('pragma user_version = 99')
  next.close()
  expect(() => openLakeDatabase(directory)).toThrow('newer content lake (schema 99)')
})
