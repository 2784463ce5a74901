import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isPassword } from '../src/access/password-hash.ts'
import { UserStore } from '../src/access/user-store.ts'
import { openLakeDatabase } from '../src/datasets/lake-database.ts'
import { MAIN } from './support/serve-process.ts'

// Each command is a process of its own.
vi.setConfig({ testTimeout: 30_000 })

const ENTER = '\r'
const CONTROL_C = '\x03'
const hasTerminals = String(spawnSync('script', ['--version']).stdout).includes('util-linux')

let directory: string

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'typed-password-'))
  withUsers((users) => users.ensure('Ada', 'editor'))
})
afterEach(() => rm(directory, { recursive: true }))

function withUsers<T>(work: (users: UserStore) => T): T {
  const database = openLakeDatabase(directory)
  try {
    return work(new UserStore(database))
  } finally {
    database.close()
  }
}

const hashOf = (name: string) => withUsers((users) => users.passwordHash(name))

/** Runs the command at a terminal, where each text is typed once the question before it was asked. */
async function typeAt(...typed: (readonly [question: string, text: string])[]) {
  const command = '"$NODE" "$MAIN" user password Ada'
  const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
    env: { PATH: process.env.PATH, NODE: process.execPath, MAIN, CONTENT_LAKE_DATA: directory },
  })
  const ended = once(child, 'close')
  let seen = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    seen += text
  })
  for (const [question, text] of typed) {
    await vi.waitFor(() => expect(seen).toContain(question), { timeout: 20_000 })
    child.stdin.write(text)
  }
  const [code] = await ended
  return { code, seen: seen.replaceAll('\r\n', '\n') }
}

test.skipIf(!hasTerminals)('a password typed at a terminal is not shown', async () => {
  const { code, seen } = await typeAt(
    ['New password: ', `battery staple${ENTER}`],
    ['The same again: ', `battery staple${ENTER}`],
  )
  expect([code, seen]).toEqual([
    0,
    'New password: \nThe same again: \nAda signs in with a password of their own now.\n',
  ])
  expect(await isPassword('battery staple', hashOf('Ada') ?? '')).toBe(true)
})

test.skipIf(!hasTerminals).each([
  ['another one the second time', `battery stable${ENTER}`, 'The second one was another one.'],
  ['none the second time', CONTROL_C, 'No password was given.'],
])('%s changes nothing', async (_, second, why) => {
  const { code, seen } = await typeAt(
    ['New password: ', `battery staple${ENTER}`],
    ['The same again: ', second],
  )
  expect([code, seen]).toEqual([1, `New password: \nThe same again: \ncontent-lake: ${why}\n`])
  expect(hashOf('Ada')).toBeNull()
})
