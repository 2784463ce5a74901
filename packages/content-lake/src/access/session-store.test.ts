import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLakeDatabase } from '../datasets/lake-database.ts'
import { openAccounts } from './accounts.ts'

const DAY_MS = 24 * 60 * 60 * 1000
let directory: string
let database: DatabaseSync

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'sessions-'))
  database = openLakeDatabase(directory)
})
afterEach(() => {
  database.close()
  rmSync(directory, { recursive: true })
})

test('a session is good until it expires, and its token is nowhere in the file', () => {
  const { users, sessions } = openAccounts(database, [], [])
  const now = new Date()
  const { id } = users.ensure('Ada', 'editor')
  const token = sessions.create(id, now)
  expect(sessions.find(token, now)).toMatchObject({ userId: id })
  expect(sessions.find(token, new Date(now.getTime() + 31 * DAY_MS))).toBe('expired')
  expect(sessions.find(`${token}x`, now)).toBe('unknown')
  expect(JSON.stringify(database.prepare('select * from session').all())).not.toContain(token)
})

test('an ended session is unknown', () => {
  const { users, sessions } = openAccounts(database, [], [])
  const token = sessions.create(users.ensure('Ada', 'editor').id)
  sessions.end(token)
  expect(sessions.find(token)).toBe('unknown')
})

test('a revoked token opens nothing but keeps its name', () => {
  const { robots } = openAccounts(database, [], [])
  const { token, secret } = robots.create('Importer', 'editor')
  expect(robots.find(secret)).toEqual({ id: token.id, role: 'editor' })
  expect(robots.revoke(token.id)).toBe(true)
  expect(robots.revoke(token.id)).toBe(false)
  expect(robots.find(secret)).toBeNull()
  expect(robots.list()).toEqual([])
  expect(robots.labelOf(token.id)).toBe('Importer')
})

test('the same name in other letter case is the same person', () => {
  const { users } = openAccounts(database, [], [])
  expect(users.ensure('ada', 'editor').id).toBe(users.ensure('Ada', 'administrator').id)
})
