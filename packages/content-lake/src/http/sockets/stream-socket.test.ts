import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Hono } from 'hono'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import type { LogRecord } from '../../logging/log.ts'
import type { LakeEnv } from '../env.ts'
import { SendBudget } from '../send-budget.ts'
import { serveStreams } from './stream-socket.ts'

let server: Server
let socket: WebSocket
let answers: Record<string, unknown>[]
let records: LogRecord[]
let pulled: number
let cancelled: number
let sending: SendBudget

const app = new Hono<LakeEnv>()
  .get('/v1/greeting', (c) => c.text(`${c.req.header('host')} ${c.req.header('authorization')}`))
  .get('/v1/refused', (c) => c.json({ message: 'no' }, 401))
  .get('/v1/broken', () => {
    const body = new ReadableStream({
      pull(controller) {
        controller.error(new Error('Broken off'))
      },
    })
    return new Response(body)
  })
  .get('/v1/endless', () => {
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1
        controller.enqueue(Buffer.alloc(64 * 1024, 'x'))
      },
      cancel() {
        cancelled += 1
      },
    })
    return new Response(body)
  })

beforeEach(async () => {
  answers = []
  records = []
  pulled = 0
  cancelled = 0
  sending = new SendBudget(64 * 1024 * 1024)
  const sockets = new WebSocketServer({ noServer: true })
  server = createServer().on('upgrade', (incoming, stream, head) =>
    sockets.handleUpgrade(incoming, stream, head, (connection) =>
      serveStreams(app, incoming, connection, {
        log: (record) => records.push(record),
        sending,
      }),
    ),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/v1/streams`)
  socket.on('message', (data) => answers.push(JSON.parse(String(data))))
  await new Promise((resolve) => socket.once('open', resolve))
})
afterEach(async () => {
  socket.terminate()
  await new Promise((resolve) => server.close(resolve))
})

const send = (frame: object) => socket.send(JSON.stringify(frame))

test('runs a request with its own credentials and the host of the connection', async () => {
  send({ open: 7, path: '/v1/greeting', headers: { authorization: 'Bearer t', host: 'evil.com' } })
  await expect.poll(() => answers.at(-1)).toEqual({ id: 7, end: true })
  expect(answers[0]).toMatchObject({ id: 7, status: 200 })
  expect(answers[1]).toEqual({ id: 7, text: expect.stringMatching(/^127\.0\.0\.1:\d+ Bearer t$/) })
})

test('passes on the status of a refusal', async () => {
  send({ open: 1, path: '/v1/refused' })
  await expect.poll(() => answers).toContainEqual({ id: 1, text: '{"message":"no"}' })
  expect(answers[0]).toMatchObject({ id: 1, status: 401 })
})

test('ends a stream that fails, and logs why without the query string', async () => {
  send({ open: 1, path: '/v1/broken?query=secret' })
  await expect.poll(() => answers.at(-1)).toEqual({ id: 1, end: true })
  expect(records).toEqual([
    {
      event: 'stream-failed',
      id: expect.any(String),
      path: '/v1/broken',
      stack: expect.stringContaining('Broken off'),
    },
  ])
})

test('stops reading while the browser does not keep up', async () => {
  socket.pause()
  send({ open: 1, path: '/v1/endless' })
  // What fits between the two ends is a few megabytes; an unbounded reader would race past this.
  await expect.poll(() => pulled).toBeGreaterThan(10)
  let before = -1
  await expect
    .poll(() => {
      const still = pulled === before
      before = pulled
      return still
    })
    .toBe(true)
  expect(pulled * 64 * 1024).toBeLessThan(64 * 1024 * 1024)
  socket.resume()
  const stalled = before
  await expect.poll(() => pulled).toBeGreaterThan(stalled)
})

test('a closed stream is cancelled, others go on', async () => {
  send({ open: 1, path: '/v1/endless' })
  await expect.poll(() => pulled).toBeGreaterThan(1)
  send({ close: 1 })
  await expect.poll(() => cancelled).toBe(1)
  send({ open: 2, path: '/v1/greeting' })
  await expect.poll(() => answers).toContainEqual({ id: 2, end: true })
})

test('a closed socket cancels its streams', async () => {
  send({ open: 1, path: '/v1/endless' })
  await expect.poll(() => pulled).toBeGreaterThan(1)
  socket.terminate()
  await expect.poll(() => cancelled).toBe(1)
})

test.each([
  ['{'],
  ['{"open":-1,"path":"/v1/greeting"}'],
  ['{"open":1,"path":"/healthz"}'],
  ['{"open":1,"path":"/v1/streams"}'],
  ['{"open":1,"path":"/v1/greeting","headers":{"authorization":"Bearer a\\nb"}}'],
  ['{"open":1,"path":"/v1/greeting","headers":{"x-sanity-app":"…"}}'],
])('ends the connection of a client that sends %s', async (frame) => {
  const closed = new Promise((resolve) => socket.once('close', resolve))
  socket.send(frame)
  await expect(closed).resolves.toBe(1008)
})
