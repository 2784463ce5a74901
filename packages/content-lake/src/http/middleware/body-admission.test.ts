import { once } from 'node:events'
import { type ClientRequest, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
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
  const isAnonymous = c.req.header('authorization') === undefined
  c.set('identity', {
    kind: isAnonymous ? 'anonymous' : 'robot',
  } as LakeEnv['Variables']['identity'])
  await next()
})

test('a body that does not come is refused, and its connection ended, for callers without a token', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { begin, waiting, told, logged } = await serveNames()
  const anonymous = begin('anonymous', '')
  const signedIn = begin('signed-in', 'x')
  await vi.waitFor(() => expect([...waiting].sort()).toEqual(['anonymous', 'signed-in']))
  const refused = Promise.all([statusOf(anonymous), once(anonymous, 'close')])
  await vi.advanceTimersByTimeAsync(31_000)
  expect(await refused).toEqual([408, []])
  await vi.waitFor(() => expect(told).toEqual([408]))
  expect(logged).toEqual([])
  expect(signedIn.destroyed).toBe(false)
})

/** A server that reads bodies of `{"name": …}` and answers each with its name when it is told to. */
async function serveNames() {
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
        new RequestMemory({ signedIn: 100_000_000, anonymous: 0 }, 'full'),
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
  const begin = (name: string, token: string) => {
    const begun = request(`http://127.0.0.1:${port}/v1/data/mutate/production?name=${name}`, {
      method: 'POST',
      agent: false,
      headers: { 'content-length': 10, ...(token !== '' && { authorization: `Bearer ${token}` }) },
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
