import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type ClientConfig, createClient } from '@sanity/client'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createStreamFetch } from './stream-fetch.ts'

const MAIN = path.join(import.meta.dirname, '../../content-lake/src/main.ts')
const TOKEN = 'test-administrator-token-0123456789abcdef'
const IDLE_MS = 20

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

let directory: string
let port: number
let lake: ChildProcess
let sockets: WebSocket[]
const subscriptions: { unsubscribe(): void }[] = []

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'stream-fetch-'))
  port = await freePort()
  lake = await startLake()
})
afterAll(async () => {
  await stopLake()
  await rm(directory, { recursive: true })
})

beforeEach(() => {
  sockets = []
  const opened = sockets
  vi.stubGlobal(
    'WebSocket',
    class extends WebSocket {
      constructor(url: string) {
        super(url)
        opened.push(this)
      }
    },
  )
})
afterEach(() => {
  for (const subscription of subscriptions.splice(0)) subscription.unsubscribe()
  vi.unstubAllGlobals()
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('The probe has no port')
  return address.port
}

async function startLake(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [MAIN, 'serve', '--quiet'], {
    env: {
      PATH: process.env.PATH,
      CONTENT_LAKE_DATA: directory,
      CONTENT_LAKE_PORT: String(port),
      CONTENT_LAKE_TOKENS: `administrator:${TOKEN}`,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (line) => {
      if (String(line).includes('"listening"')) resolve()
    })
    child.once('exit', (code) => reject(new Error(`The lake ended with ${code}`)))
  })
  return child
}

async function stopLake(): Promise<void> {
  const exit = once(lake, 'exit')
  lake.kill('SIGTERM')
  await exit
}

function studioClient(options: ClientConfig = {}) {
  const apiHost = `http://localhost:${port}`
  const streamFetch = createStreamFetch(apiHost, IDLE_MS)
  return createClient({
    apiHost,
    useProjectHostname: false,
    projectId: 'vitrine',
    dataset: 'production',
    apiVersion: '2026-09-01',
    useCdn: false,
    token: TOKEN,
    resolveFetch: () => streamFetch,
    ...options,
  })
}

/** Listens to one document; `heard` grows with the kinds of events. */
function listen(client: ReturnType<typeof studioClient>, id: string) {
  const heard: string[] = []
  const errors: unknown[] = []
  const subscription = client
    .listen('*[_id == $id]', { id }, { events: ['welcome', 'mutation', 'reconnect'] })
    .subscribe({ next: ({ type }) => heard.push(type), error: (error) => errors.push(error) })
  subscriptions.push(subscription)
  return { heard, errors, subscription }
}

test('forty listeners share one socket and queries do not wait for them', async () => {
  const client = studioClient()
  const ids = Array.from({ length: 40 }, (_, index) => `many-${index}`)
  const listeners = ids.map((id) => listen(client, id))
  await expect
    .poll(() => listeners.map(({ heard }) => heard), { timeout: 10_000 })
    .toEqual(ids.map(() => ['welcome']))
  expect(sockets).toHaveLength(1)
  await expect(client.fetch('1 + 1')).resolves.toBe(2)

  const transaction = client.transaction()
  for (const _id of ids) transaction.create({ _id, _type: 'note' })
  await transaction.commit()
  await expect
    .poll(() => listeners.map(({ heard }) => heard), { timeout: 10_000 })
    .toEqual(ids.map(() => ['welcome', 'mutation']))
})

test('a cancelled listener hears nothing more, the others do, and an idle socket closes', async () => {
  const client = studioClient()
  const first = listen(client, 'shared')
  const second = listen(client, 'shared')
  await expect.poll(() => [...first.heard, ...second.heard]).toEqual(['welcome', 'welcome'])
  first.subscription.unsubscribe()
  await client.createOrReplace({ _id: 'shared', _type: 'note' })
  await expect.poll(() => second.heard).toEqual(['welcome', 'mutation'])
  expect(first.heard).toEqual(['welcome'])

  second.subscription.unsubscribe()
  await expect.poll(() => sockets[0]?.readyState).toBe(WebSocket.CLOSED)
  const third = listen(client, 'shared')
  await expect.poll(() => third.heard).toEqual(['welcome'])
  expect(sockets).toHaveLength(2)
})

test('listeners come back by themselves when the lake does', async () => {
  const client = studioClient()
  const listeners = ['back-1', 'back-2'].map((id) => listen(client, id))
  await expect.poll(() => listeners.map(({ heard }) => heard)).toEqual([['welcome'], ['welcome']])
  await stopLake()
  await expect
    .poll(() => listeners.map(({ heard }) => heard.at(-1)))
    .toEqual(['reconnect', 'reconnect'])
  lake = await startLake()
  await expect
    .poll(() => listeners.map(({ heard }) => heard.at(-1)), { timeout: 15_000 })
    .toEqual(['welcome', 'welcome'])
  await client.createOrReplace({ _id: 'back-1', _type: 'note' })
  await expect.poll(() => listeners[0]?.heard.at(-1)).toBe('mutation')
})

test('a refused listener fails with its status', async () => {
  const { errors } = listen(studioClient({ token: 'wrong' }), 'any')
  await expect
    .poll(() => errors)
    .toEqual([expect.objectContaining({ name: 'ConnectionFailedError', status: 401 })])
})

test('live events travel on the same socket', async () => {
  const client = studioClient()
  const listener = listen(client, 'live')
  const live: string[] = []
  subscriptions.push(
    client.live.events({ includeDrafts: true }).subscribe(({ type }) => live.push(type)),
  )
  await expect.poll(() => [listener.heard, live]).toEqual([['welcome'], ['welcome']])
  await client.createOrReplace({ _id: 'live', _type: 'note' })
  await expect.poll(() => live).toEqual(['welcome', 'message'])
  expect(sockets).toHaveLength(1)
})

test('a request that was given up before it began is not made', async () => {
  const streamFetch = createStreamFetch(`http://localhost:${port}`)
  const signal = AbortSignal.abort()
  await expect(
    streamFetch(`http://localhost:${port}/v1/data/listen/production?query=*`, { signal }),
  ).rejects.toMatchObject({ name: 'AbortError' })
  expect(sockets).toHaveLength(0)
})
