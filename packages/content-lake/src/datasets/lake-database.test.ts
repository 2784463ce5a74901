import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { UserStore } from '../access/user-store.ts'
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
    create table user (id text primary key, name text not null unique collate nocase, role text not null, created_at text not null) strict;
    insert into user values ('u1', 'Ada', 'administrator', '1'), ('u2', 'Ádám', 'editor', '2'), ('u3', 'ádám', 'viewer', '3'), ('u4', 'Bob\u200b', 'viewer', '4');
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
  const users = new UserStore(database)
  expect(users.list()).toHaveLength(4)
  // Who looks like another keeps their name, and nobody else comes to look so.
  const names = ['ADA', 'Ádám', 'ádám', 'ÁDÁM', 'Bob\u200b']
  expect(names.map((name) => users.ensure(name, 'viewer').id)).toEqual([
    'u1',
    'u2',
    'u3',
    'u2',
    'u4',
  ])
  expect(users.list()).toHaveLength(4)
  expect(users.passwordHash('Ada')).toBeNull()
  expect(users.isRemoved('Ada')).toBe(false)
  database.close()
})

describe('a file that cannot be used is refused with a sentence, and left as it was:', () => {
  test.each<[string, (file: string) => void, string]>([
    [
      'of a schema that is yet to come',
      (file) => {
        openLakeDatabase(directory).close()
        execute(file, 'pragma journal_mode = delete; pragma user_version = 99')
      },
      'was written by a newer version of the content lake (schema 99; this one reads up to 7).',
    ],
    [
      'no database',
      (file) => writeFileSync(file, 'Dear diary. '.repeat(100)),
      'is damaged or not a SQLite database (file is not a database); restore it from a backup or move it away.',
    ],
    [
      'half of one',
      (file) => {
        openLakeDatabase(directory).close()
        execute(file, 'pragma journal_mode = delete')
        const bytes = readFileSync(file)
        writeFileSync(file, bytes.fill(0xff, 100, bytes.length - 8))
      },
      'is damaged or not a SQLite database (database disk image is malformed); restore it from a backup or move it away.',
    ],
    [
      'somebody else’s',
      (file) => execute(file, 'create table diary (entry text)'),
      'is not the file of a content lake.',
    ],
    [
      'somebody else’s of a version of their own',
      (file) => execute(file, 'create table diary (entry text); pragma user_version = 2'),
      'is not the file of a content lake.',
    ],
    [
      'a dataset’s',
      (file) =>
        execute(file, 'create table document (id text); pragma application_id = 1450460275'),
      'is not the file of a content lake.',
    ],
  ])('%s', (_, make, sentence) => {
    const file = path.join(directory, LAKE_FILE)
    make(file)
    const before = readFileSync(file)
    expect(() => openLakeDatabase(directory)).toThrow(`${file} ${sentence}`)
    expect(readFileSync(file)).toEqual(before)
  })
})

test('a lake is opened again and again', () => {
  openLakeDatabase(directory).close()
  const database = openLakeDatabase(directory)
  expect(database.prepare('pragma application_id').get()).toEqual({ application_id: 0x56744c6b })
  database.close()
})

function execute(file: string, sql: string): void {
  const database = new DatabaseSync(file)
  database.exec(sql)
  database.close()
}
