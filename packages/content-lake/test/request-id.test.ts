import { connect } from 'node:net'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { LogRecord } from '../src/logging/log.ts'
import { startLake, type TestLake } from './support/start-lake.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

let lake: TestLake
let behindProxy: TestLake
beforeAll(async () => {
  lake = await startLake()
  behindProxy = await startLake({
    signIn: 'password',
    password: 'correct horse',
    trustedProxies: ['loopback'],
  })
})
afterAll(() => Promise.all([lake.stop(), behindProxy.stop()]))

/** What was logged about the request of an id, once it was. */
async function logged(id: string | null, on = lake): Promise<LogRecord> {
  await expect.poll(() => on.records.filter((record) => record.id === id)).toHaveLength(1)
  return on.records.find((record) => record.id === id) as LogRecord
}

/** Sends bytes to the lake and reads all that it answers. */
function send(bytes: string): Promise<string> {
  const { hostname, port } = new URL(lake.url)
  const socket = connect({ host: hostname, port: Number(port) })
  socket.write(bytes)
  return socket.setEncoding('utf8').reduce((all, part) => all + part, '')
}

const headerOf = (answer: string) => /^x-request-id: (.+)\r$/im.exec(answer)?.[1] ?? null

describe('an answer carries the id that the log knows its request by', () => {
  test.each([
    ['a read', '/healthz', 200],
    ['a query', '/v2026-09-01/data/query/production?query=*', 200],
    ['a path that nothing is served at', '/nothing', 404],
    ['a foreign project', '/v1/projects/other', 404],
    ['what needs a token', '/v1/data/listen/production?query=*', 401],
    ['what is refused for its version', '/v99/users/me', 400],
    ['an image that is not there', '/images/vitrine/production/x.png', 404],
  ])('%s', async (_, address, status) => {
    const answer = await fetch(lake.url + address)
    expect(answer.status).toBe(status)
    const id = answer.headers.get('x-request-id')
    expect(id).toMatch(UUID)
    const { pathname } = new URL(lake.url + address)
    expect(await logged(id)).toMatchObject({ event: 'request', path: pathname, status })
  })

  test('an event stream', async () => {
    const answer = await fetch(`${lake.url}/v1/data/live/events/production`)
    const id = answer.headers.get('x-request-id')
    await answer.body?.cancel()
    expect(await logged(id)).toMatchObject({ status: 200 })
  })

  test.each([
    ['streams', 101],
    ['nowhere', 404],
  ])('a WebSocket to %s', async (name, status) => {
    const address = `/v1/${name}`
    const socket = new WebSocket(lake.url.replace('http', 'ws') + address)
    const id = await new Promise<unknown>((resolve) => {
      socket.on('upgrade', ({ headers }) => resolve(headers['x-request-id']))
      socket.on('unexpected-response', (_, { headers }) => resolve(headers['x-request-id']))
    })
    socket.on('error', () => {}).close()
    expect(await logged(String(id))).toMatchObject({ method: 'GET', path: address, status })
  })

  test('each stream of a WebSocket', async () => {
    const socket = new WebSocket(`${lake.url.replace('http', 'ws')}/v1/streams`)
    const ids = new Set<string>()
    const { promise, resolve } = Promise.withResolvers<void>()
    socket.on('open', () => {
      for (const open of [1, 2]) {
        socket.send(JSON.stringify({ open, path: '/v1/data/live/events/production' }))
      }
    })
    socket.on('message', (data) => {
      const { headers } = JSON.parse(String(data))
      if (headers) ids.add(headers['x-request-id'])
      if (ids.size === 2) resolve()
    })
    await promise
    socket.close()
    for (const id of ids) expect(await logged(id)).toMatchObject({ event: 'request', status: 200 })
  })

  test.each([
    ['not HTTP', 'nonsense\r\n\r\n', 400, undefined],
    [
      'a header that is too long',
      `GET / HTTP/1.1\r\nx: ${'y'.repeat(70_000)}\r\n\r\n`,
      431,
      undefined,
    ],
    [
      'no valid host',
      'GET /a?secret=1 HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n',
      400,
      '/a',
    ],
  ])('what is %s', async (_, bytes, status, asked) => {
    const answer = await send(bytes)
    expect(answer).toContain(`HTTP/1.1 ${status} `)
    const record = await logged(headerOf(answer))
    expect(record).toMatchObject({ event: 'request', status })
    expect(record.path).toBe(asked)
  })

  test('a failure that nobody foresaw, in its body and with its stack', async () => {
    const database = new DatabaseSync(path.join(lake.dataDir, 'lake.sqlite'))
    database.exec('DROP TABLE key_value')
    database.close()
    const answer = await fetch(`${lake.url}/v1/users/me/keyvalue/a`, {
      headers: { authorization: `Bearer ${lake.token}` },
    })
    expect(answer.status).toBe(500)
    const id = answer.headers.get('x-request-id')
    expect(await answer.json()).toEqual({
      statusCode: 500,
      error: 'Internal Server Error',
      message: `The server failed on this request (id ${id})`,
      requestId: id,
    })
    await expect
      .poll(() => lake.records.filter((record) => record.id === id))
      .toMatchObject([
        { event: 'failure', stack: expect.stringContaining('no such table') },
        { event: 'request', status: 500 },
      ])
  })
})

describe('an id that was sent along', () => {
  const ask = (on: TestLake, id: string) =>
    fetch(`${on.url}/healthz`, { headers: { 'x-request-id': id } })

  test('is taken from a trusted proxy', async () => {
    const id = 'edge-01.2026_7f3a'
    const answer = await ask(behindProxy, id)
    expect(answer.headers.get('x-request-id')).toBe(id)
    expect(await logged(id, behindProxy)).toMatchObject({ path: '/healthz' })
  })

  test('is taken from nobody else', async () => {
    const answer = await ask(lake, 'mine')
    expect(answer.headers.get('x-request-id')).toMatch(UUID)
  })

  test.each([
    ['blanks', 'a b'],
    ['quotes', '"},{"'],
    ['more than an id', 'x'.repeat(129)],
    ['two ids', 'a, b'],
  ])('is not taken when it holds %s', async (_, id) => {
    const answer = await ask(behindProxy, id)
    expect(answer.headers.get('x-request-id')).toMatch(UUID)
  })
})
