import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createClient, type SanityClient } from '@sanity/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Random } from '../src/groq/test-support/random.ts'
import { freePort } from './support/free-port.ts'
import { removeFolder } from './support/remove-folder.ts'
import { type ServeProcess, serveProcess } from './support/serve-process.ts'
import { type ServerSentEvent, serverSentEvents } from './support/server-sent-events.ts'
import { StreamSocket } from './support/stream-socket.ts'

const TOKEN = 'listeners-test-token-0123456789abcdef'
const METRICS_TOKEN = 'listeners-metrics-token-0123456789abcdef'
const LISTENERS = 500
const TRANSACTIONS = 50
const RESUMED_TRANSACTIONS = 100
/** Of the server's memory, with all that was sent to it and not yet given back. */
const MOST_BYTES_A_LISTENER = 512 * 1024
const SOCKETS = 5
const QUERY = new URLSearchParams({ query: '*[_type == "note"]', enableResume: 'true' })
const PATH = `/v2026-09-01/data/listen/production?${QUERY}`

let directory: string
let server: ServeProcess
let client: SanityClient
let url: string
const sockets: StreamSocket[] = []

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'content-lake-listeners-'))
  const port = await freePort()
  url = `http://localhost:${port}`
  server = await serveProcess(['--quiet'], {
    CONTENT_LAKE_DATA: path.join(directory, 'lake'),
    CONTENT_LAKE_PORT: String(port),
    CONTENT_LAKE_TOKENS: `administrator:${TOKEN}`,
    CONTENT_LAKE_METRICS_TOKEN: METRICS_TOKEN,
  })
  client = createClient({
    apiHost: url,
    useProjectHostname: false,
    projectId: 'vitrine',
    dataset: 'production',
    apiVersion: '2026-09-01',
    token: TOKEN,
    useCdn: false,
  })
  for (let n = 0; n < SOCKETS; n++) sockets.push(await StreamSocket.connect(url))
})
afterAll(async () => {
  for (const socket of sockets) socket.close()
  server.child.kill()
  await server.ended
  await removeFolder(directory)
})

type Events = AsyncGenerator<ServerSentEvent>

/** Opens a listener, from where another one was left. */
type Transport = (lastEventId?: string) => Promise<Events>

const overHttp: Transport = async (lastEventId) =>
  serverSentEvents(await fetch(url + PATH, { headers: headersOf(lastEventId) }))

function overSocket(socket: StreamSocket): Transport {
  return async (lastEventId) =>
    serverSentEvents(new Response(socket.open(PATH, headersOf(lastEventId))))
}

function headersOf(lastEventId: string | undefined): Record<string, string> {
  const headers: Record<string, string> = { authorization: `Bearer ${TOKEN}` }
  if (lastEventId !== undefined) headers['last-event-id'] = lastEventId
  return headers
}

function transportOf(index: number): Transport {
  const socket = sockets[index % (2 * SOCKETS)]
  return socket === undefined ? overHttp : overSocket(socket)
}

/** Two documents in each, so that a stream may be cut off between them. */
async function write(name: string, n: number): Promise<void> {
  const transaction = client.transaction().transactionId(`${name}-${n}`)
  for (const side of ['a', 'b']) {
    transaction.createOrReplace({ _id: `${name}-${side}`, _type: 'note', n, text: 'x'.repeat(500) })
  }
  await transaction.commit()
}

/** What is to be heard of so many transactions, each document once and in order. */
function expected(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => index + 1).flatMap((n) =>
    ['a', 'b'].map((side) => `${name}-${n}#${name}-${side}`),
  )
}

function eventIdOf({ data }: ServerSentEvent): string {
  return JSON.parse(data).eventId
}

async function first(events: Events): Promise<ServerSentEvent> {
  const { value, done } = await events.next()
  if (done) throw new Error('The stream ended')
  return value
}

/** The events of a stream until the last of those written. */
async function heardUntil(events: Events, last: string): Promise<string[]> {
  const heard: string[] = []
  while (heard.at(-1) !== last) heard.push(eventIdOf(await first(events)))
  return heard
}

async function residentBytes(): Promise<number> {
  const answer = await fetch(`${url}/metrics`, {
    headers: { authorization: `Bearer ${METRICS_TOKEN}` },
  })
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(await answer.text())?.[1])
}

test(`${LISTENERS} listeners hear of every transaction once and in order, within memory`, {
  timeout: 120_000,
}, async () => {
  await write('warm', 1)
  const before = await residentBytes()
  const listeners = await Promise.all(
    Array.from({ length: LISTENERS }, (_, index) => transportOf(index)()),
  )
  for (const events of listeners) expect((await first(events)).event).toBe('welcome')
  const all = expected('busy', TRANSACTIONS)
  const hearing = listeners.map((events) => heardUntil(events, all.at(-1) ?? ''))
  for (let n = 1; n <= TRANSACTIONS; n++) await write('busy', n)
  for (const heard of await Promise.all(hearing)) expect(heard).toEqual(all)
  const growth = ((await residentBytes()) - before) / LISTENERS
  expect(growth).toBeLessThan(MOST_BYTES_A_LISTENER)
  await Promise.all(listeners.map((events) => events.return(undefined)))
})

test.each([
  ['over connections of their own', () => overHttp],
  ['over one WebSocket', () => transportOf(0)],
])('who comes back amid writes misses nothing, %s', { timeout: 120_000 }, async (title, of) => {
  const random = new Random(1)
  const transport = of()
  const name = title.replaceAll(' ', '-')
  const all = expected(name, RESUMED_TRANSACTIONS)
  const listener = async () => {
    const heard: string[] = []
    let lastEventId: string | undefined
    let returns = 0
    while (heard.at(-1) !== all.at(-1)) {
      const events = await transport(lastEventId)
      const welcome = await first(events)
      expect(welcome.event).toBe(lastEventId === undefined ? 'welcome' : 'welcomeback')
      lastEventId = welcome.id ?? lastEventId
      if (heard.length === 0 && returns === 0) started()
      returns++
      for (let count = 1 + random.below(9); count > 0 && heard.at(-1) !== all.at(-1); count--) {
        const event = await first(events)
        heard.push(eventIdOf(event))
        lastEventId = event.id ?? lastEventId
      }
      await events.return(undefined)
    }
    return { heard, returns }
  }
  const { promise: isListening, resolve: started } = Promise.withResolvers<void>()
  const hearing = listener()
  await isListening
  for (let n = 1; n <= RESUMED_TRANSACTIONS; n++) await write(name, n)
  const { heard, returns } = await hearing
  expect(heard).toEqual(all)
  expect(returns).toBeGreaterThan(20)
})

test('who stayed away for longer than the lake remembers starts anew, and is told so', {
  timeout: 120_000,
}, async () => {
  const events = await overHttp()
  const { id } = await first(events)
  await events.return(undefined)
  for (let n = 1; n < 520; n += 20) {
    await Promise.all(Array.from({ length: 20 }, (_, index) => write('away', n + index)))
  }
  const again = await overHttp(id ?? '')
  const welcome = await first(again)
  expect(welcome.event).toBe('welcome')
  expect(welcome.id).not.toBe(id)
  await write('away', 1_000)
  expect(eventIdOf(await first(again))).toBe('away-1000#away-a')
  await again.return(undefined)
})
