import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLakeDatabase } from '../datasets/lake-database.ts'
import { SessionStore } from './session-store.ts'
import { UserStore } from './user-store.ts'

let directory: string
let database: DatabaseSync
let users: UserStore

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'users-'))
  database = openLakeDatabase(directory)
  users = new UserStore(database)
})
afterEach(() => {
  database.close()
  rmSync(directory, { recursive: true })
})

test('who was removed is nobody, has no session, and is not made anew', () => {
  const sessions = new SessionStore(database)
  const [ada, bob] = [users.ensure('Ada', 'editor'), users.ensure('Bob', 'editor')]
  const [token, other] = [sessions.create(ada.id), sessions.create(bob.id)]
  users.setPassword(ada.id, 'scrypt:a:b')
  expect([users.remove(ada.id), users.remove(ada.id)]).toEqual([true, false])
  expect(users.list()).toEqual([bob])
  expect([users.get(ada.id), users.find('Ada'), users.passwordHash('Ada')]).toEqual([
    null,
    null,
    null,
  ])
  expect(users.setRole(ada.id, 'administrator')).toBe(false)
  expect(sessions.find(token)).toBe('unknown')
  expect(sessions.find(other)).toMatchObject({ userId: bob.id })
  expect([users.isRemoved('ada'), users.isRemoved('Bob'), users.isRemoved('Eve')]).toEqual([
    true,
    false,
    false,
  ])
  expect(() => users.ensure('ADA', 'viewer')).toThrow('was removed')
  expect(users.nameOf(ada.id)).toBe('Ada')
})

test('who is added again is the one of before, with the role of now', () => {
  const { id } = users.ensure('Ada', 'administrator')
  users.ensure('Bob', 'administrator')
  users.remove(id)
  expect(users.add('ada', 'viewer')).toEqual({ id, name: 'ada', role: 'viewer' })
  expect(users.add('Ada', 'editor')).toBeNull()
  expect(users.ensure('Ada', 'editor')).toEqual({ id, name: 'ada', role: 'viewer' })
  expect(users.isRemoved('Ada')).toBe(false)
})

test('an administrator who was removed leaves the last one to stay', () => {
  const [ada, bob] = [users.ensure('Ada', 'administrator'), users.ensure('Bob', 'administrator')]
  expect([users.remove(ada.id), users.remove(bob.id)]).toEqual([true, false])
  expect(users.setRole(bob.id, 'editor')).toBe(false)
})

test('names that look the same are one', () => {
  const { id } = users.ensure('A\u0301da\u0301m Weiß', 'administrator')
  expect(users.list()).toEqual([{ id, name: 'Ádám Weiß', role: 'administrator' }])
  users.setPassword(id, 'scrypt:a:b')
  const alike = [
    'ádám weiß',
    'ÁDÁM WEISS',
    'ÁDÁM WEIẞ',
    'Ádám\u00a0 Weiß',
    'Ádám Weiß\u200b',
    'Ádám\0 Weiß',
    'Ａ́dám Weiß',
  ]
  for (const name of alike) {
    expect(users.ensure(name, 'viewer').id).toBe(id)
    expect(users.passwordHash(name)).toBe('scrypt:a:b')
    expect(users.add(name, 'viewer')).toBeNull()
  }
  expect(users.ensure('Adam Weiß', 'viewer').id).not.toBe(id)
  users.remove(users.ensure('Bob', 'viewer').id)
  expect([users.isRemoved('ＢＯＢ'), users.add('ＢＯＢ', 'editor')?.name]).toEqual([true, 'ＢＯＢ'])
})
