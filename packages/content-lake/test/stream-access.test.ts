import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAccounts } from '../src/access/accounts.ts'
import { RobotTokenStore } from '../src/access/robot-token-store.ts'
import { openLakeDatabase } from '../src/datasets/lake-database.ts'
import { startLake, type TestLake } from './support/start-lake.ts'

let dataDirectory: string
let lake: TestLake

beforeAll(async () => {
  dataDirectory = await mkdtemp(path.join(tmpdir(), 'content-lake-'))
  lake = await startLake({ dataDirectory })
})

afterAll(async () => {
  await lake.stop()
  await rm(dataDirectory, { recursive: true })
})

async function* events(response: Response) {
  if (response.body === null) throw new Error('The answer has no body')
  yield* response.body.pipeThrough(new TextDecoderStream())
}

test('a stream ends when its token is revoked, and tells nothing after that', async () => {
  const database = openLakeDatabase(dataDirectory)
  const tokens = new RobotTokenStore(database, [])
  const { token, secret } = tokens.create('A reader', 'viewer')
  const query = new URLSearchParams({ query: '*', includeAllVersions: 'true' })
  const response = await fetch(`${lake.url}/v2026-09-01/data/listen/production?${query}`, {
    headers: { authorization: `Bearer ${secret}` },
  })
  let heard = ''
  const ended = (async () => {
    for await (const text of events(response)) heard += text
  })()
  await lake.client().create({ _id: 'drafts.before', _type: 'post' })
  await expect.poll(() => heard).toContain('drafts.before')
  tokens.revoke(token.id)
  database.close()
  await lake.client().create({ _id: 'drafts.after', _type: 'post' })
  await ended
  expect(heard).not.toContain('drafts.after')
})

test.each(['demoted', 'removed'])('a stream ends when its reader is %s', async (how) => {
  const database = openLakeDatabase(dataDirectory)
  const { users, sessions } = openAccounts(database, [], [])
  users.ensure('Another administrator', 'administrator')
  const { id } = users.ensure(`Reader, ${how}`, 'administrator')
  const authorization = `Bearer ${sessions.create(id)}`
  const query = new URLSearchParams({ query: '*', includeAllVersions: 'true' })
  const response = await fetch(`${lake.url}/v2026-09-01/data/listen/production?${query}`, {
    headers: { authorization },
  })
  let heard = ''
  const ended = (async () => {
    for await (const text of events(response)) heard += text
  })()
  await lake.client().create({ _id: `drafts.before-${how}`, _type: 'post' })
  await expect.poll(() => heard).toContain(`drafts.before-${how}`)
  expect(how === 'demoted' ? users.setRole(id, 'viewer') : users.remove(id)).toBe(true)
  database.close()
  await lake.client().create({ _id: `drafts.after-${how}`, _type: 'post' })
  await ended
  expect(heard).not.toContain(`drafts.after-${how}`)
  const me = await fetch(`${lake.url}/v1/users/me`, { headers: { authorization } })
  expect(await me.json()).toMatchObject(
    how === 'demoted' ? { role: 'viewer' } : { errorCode: 'SIO-401-ANF' },
  )
})

test('a HEAD request for a stream is answered and leaves nothing behind', async () => {
  const response = await fetch(`${lake.url}/v2026-09-01/data/live/events/production`, {
    method: 'HEAD',
  })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
})
