import { once } from 'node:events'
import { type ClientRequest, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { ANONYMOUS } from '../../access/identity.ts'
import type { LakeEnv } from '../env.ts'
import { errorResponse } from '../error-response.ts'
import { LARGE, ParsedBodies } from '../parsed-bodies.ts'
import { readJson } from '../read-json.ts'
import { RequestMemory } from '../request-memory.ts'
import { bodyAdmission } from './body-admission.ts'

afterEach(() => {
  vi.useRealTimers()
})

/** As the gate does that knows who asks. */
const identity = createMiddleware<LakeEnv>(async (c, next) => {
  const [, token] = c.req.header('authorization')?.split(' ') ?? []
  c.set('identity', token === undefined ? ANONYMOUS : { kind: 'robot', id: token, role: token })
  await next()
})

test('a body that does not come is refused, and its connection ended; a larger one has more time', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { begin, waiting, told, logged } = await serveNames()
  const anonymous = begin('anonymous', '')
  const signedIn = begin('signed-in', 'x')
  const large = begin('large', 'x', 1_000_000)
  await vi.waitFor(() => expect([...waiting].sort()).toEqual(['anonymous', 'large', 'signed-in']))
  const refused = (sent: ClientRequest) => Promise.all([statusOf(sent), once(sent, 'close')])
  const both = Promise.all([refused(anonymous), refused(signedIn)])
  await vi.advanceTimersByTimeAsync(31_000)
  for (const answer of await both) expect(answer).toEqual([408, []])
  expect(large.destroyed).toBe(false)
  const last = refused(large)
  await vi.advanceTimersByTimeAsync(16_000)
  expect(await last).toEqual([408, []])
  await vi.waitFor(() => expect(told).toEqual([408, 408, 408]))
  expect(logged).toEqual([])
})

test('one who stops half-way with as much as he may keeps nobody else from writing', async () => {
  const { begin, waiting, send, reading, answers } = await serveNames(10_000_000)
  begin('stalled', 'viewer', 2_400_000)
  begin('more', 'viewer', 2_400_000)
  await vi.waitFor(() => expect([...waiting]).toEqual(['stalled']))
  const written = send('written', 7_000_000, { token: 'editor' })
  await vi.waitFor(() => expect(reading).toEqual(['written']))
  answers.get('written')?.()
  expect(await statusOf(written)).toBe(200)
  expect([...waiting]).toEqual(['stalled', 'written'])
})

test('who may only read sends no more than a query', async () => {
  const { begin, waiting } = await serveNames()
  expect(await statusOf(begin('viewer', 'viewer', 4 * 1024 * 1024 + 1))).toBe(413)
  expect([...waiting]).toEqual([])
})

/** A server that reads bodies of `{"name": …}` and answers each with its name when it is told to. */
async function serveNames(room = 400_000_000) {
  const reading: string[] = []
  const answers = new Map<string, () => void>()
  const arrived = new Set<string>()
  const ended = new Set<string>()
  const waiting = new Set<string>()
  const told: number[] = []
  const logged: object[] = []
  const app = new Hono<LakeEnv>()
    .use(
      identity,
      bodyAdmission(
        new RequestMemory({ signedIn: room, anonymous: 0 }, 'full', 1 / 4),
        new ParsedBodies(LARGE),
      ),
    )
    .post('*', async (c) => {
      waiting.add(c.req.query('name') ?? '')
      await c.req.text()
      arrived.add(c.req.query('name') ?? '')
      const { name } = (await readJson(c)) as { name: string }
      reading.push(name)
      await new Promise<void>((resolve) => answers.set(name, resolve))
      return c.text(name)
    })
  const tell = errorResponse((record) => logged.push(record))
  app.onError((error, c) => {
    const answer = tell(error, c)
    told.push(answer.status)
    return answer
  })
  const listener = getRequestListener((incoming, env) =>
    app.fetch(incoming, { ...env, requestId: 'request' }),
  )
  const server = createServer((incoming, outgoing) => {
    outgoing.once('close', () => ended.add(incoming.url?.split('name=')[1] ?? ''))
    return listener(incoming, outgoing)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const send = (
    name: string,
    length: number,
    { path = 'data/mutate/production', isChunked = false, token = 'x' } = {},
  ) => {
    const body = JSON.stringify({ name, filler: 'x'.repeat(length) })
    const sent = request(`http://127.0.0.1:${port}/v1/${path}?name=${name}`, {
      method: 'POST',
      agent: false,
      headers: {
        ...(token !== '' && { authorization: `Bearer ${token}` }),
        ...(!isChunked && { 'content-length': body.length }),
      },
    })
    sent.on('error', () => {})
    sent.write(body)
    return sent.end()
  }
  /** Announces a body, of which nothing comes. */
  const begin = (name: string, token: string, length = 10) => {
    const begun = request(`http://127.0.0.1:${port}/v1/data/mutate/production?name=${name}`, {
      method: 'POST',
      agent: false,
      headers: {
        'content-length': length,
        ...(token !== '' && { authorization: `Bearer ${token}` }),
      },
    })
    begun.on('error', () => {})
    begun.flushHeaders()
    return begun
  }
  return { reading, answers, arrived, ended, waiting, told, logged, send, begin }
}

async function statusOf(sent: ClientRequest): Promise<number | undefined> {
  const [response] = await once(sent, 'response')
  response.resume()
  return response.statusCode
}

test.for([false, true])('one large body is parsed at a time, in chunks: %s', async (isChunked) => {
  const { reading, answers, arrived, ended, send } = await serveNames()
  const first = send('first', LARGE, { isChunked })
  await vi.waitFor(() => expect(reading).toEqual(['first']))
  const gone = send('gone', LARGE, { isChunked })
  const second = send('second', LARGE, { isChunked })
  await vi.waitFor(() => expect([...arrived]).toContain('gone'))
  await vi.waitFor(() => expect([...arrived]).toContain('second'))
  for (const [name, length, path] of [
    ['small', LARGE / 2, 'data/mutate/production'],
    ['query', LARGE, 'data/query/production'],
  ] as const) {
    const passing = send(name, length, { path })
    await vi.waitFor(() => expect(reading).toContain(name))
    answers.get(name)?.()
    expect(await statusOf(passing)).toBe(200)
  }
  expect(reading).toEqual(['first', 'small', 'query'])
  gone.destroy()
  await vi.waitFor(() => expect([...ended]).toContain('gone'))
  answers.get('first')?.()
  expect(await statusOf(first)).toBe(200)
  await vi.waitFor(() => expect(reading).toEqual(['first', 'small', 'query', 'second']))
  answers.get('second')?.()
  expect(await statusOf(second)).toBe(200)
})

test('who has no token waits for no body of those with one', async () => {
  const { reading, answers, arrived, send } = await serveNames()
  const first = send('first', LARGE - 100)
  await vi.waitFor(() => expect(reading).toEqual(['first']))
  const second = send('second', 1_000)
  await vi.waitFor(() => expect([...arrived]).toContain('second'))
  const anonymous = send('anonymous', 1_000, { path: 'auth/login', token: '' })
  await vi.waitFor(() => expect(reading).toEqual(['first', 'anonymous']))
  for (const sent of [first, anonymous, second]) {
    const name = sent.path.split('=')[1] ?? ''
    await vi.waitFor(() => expect(reading).toContain(name))
    answers.get(name)?.()
    expect(await statusOf(sent)).toBe(200)
  }
})
