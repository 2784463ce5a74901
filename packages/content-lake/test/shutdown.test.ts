import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:fs'
import { type FileHandle, mkdtemp, open, readdir, rm } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { freePort } from './support/free-port.ts'
import { quarters } from './support/pictures.ts'
import { removeFolder } from './support/remove-folder.ts'
import { type ServeProcess, serveProcess } from './support/serve-process.ts'

const TOKEN = 'shutdown-test-token-0123456789abcdef'
const AUTHORIZATION = { authorization: `Bearer ${TOKEN}` }

let directory: string
let port: number
let url: string
let server: ServeProcess
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'shutdown-'))
  port = await freePort()
  url = `http://localhost:${port}`
  server = await serveProcess([], {
    CONTENT_LAKE_DATA: directory,
    CONTENT_LAKE_PORT: String(port),
    CONTENT_LAKE_TOKENS: `administrator:${TOKEN}`,
  })
})
afterEach(async () => {
  server.child.kill('SIGKILL')
  await server.ended
  await removeFolder(directory)
})

/** Begins an upload of ten bytes; resolves when the server has taken it on and waits for them. */
async function beginUpload(): Promise<{ socket: Socket; answer: Promise<string> }> {
  const socket = connect({ host: 'localhost', port })
  socket.write(
    [
      'POST /v1/assets/files/production?filename=ten.txt HTTP/1.1',
      `Host: localhost:${port}`,
      `Authorization: Bearer ${TOKEN}`,
      'Content-Length: 10',
      'Expect: 100-continue',
      '\r\n',
    ].join('\r\n'),
  )
  const [invitation] = await once(socket.setEncoding('utf8'), 'data')
  expect(invitation).toMatch(/^HTTP\/1\.1 100 /)
  const answer = socket.reduce((all, part) => all + part, '')
  return { socket, answer }
}

/** The writing end of a pipe, once somebody reads it. */
function openedForReading(pipe: string): Promise<FileHandle> {
  return vi.waitFor(() => open(pipe, constants.O_WRONLY | constants.O_NONBLOCK))
}

async function stop(): Promise<void> {
  server.child.kill('SIGTERM')
  await expect.poll(() => server.records.at(-1)).toMatchObject({ event: 'stopping' })
}

const status = async (address: string) => (await fetch(url + address)).status

test('a server that stops ends streams, finishes what it was asked, and takes on nothing new', async () => {
  const stream = await fetch(`${url}/v1/data/listen/production?query=*`, { headers: AUTHORIZATION })
  const live = await fetch(`${url}/v1/data/live/events/production`)
  const socket = new WebSocket(`ws://localhost:${port}/v1/streams`)
  await once(socket, 'open')
  const closed = once(socket, 'close')
  const upload = await beginUpload()
  await expect(status('/readyz')).resolves.toBe(200)

  await stop()
  await expect(stream.text()).resolves.toContain('event: welcome')
  await expect(live.text()).resolves.toContain('event: welcome')
  await expect(closed).resolves.toMatchObject({ 0: 1001 })

  const ready = await fetch(`${url}/readyz`)
  expect(ready.status).toBe(503)
  expect(ready.headers.get('connection')).toBe('close')
  await expect(ready.json()).resolves.toEqual({ status: 'stopping' })
  await expect(status('/healthz')).resolves.toBe(200)
  const query = await fetch(`${url}/v1/data/query/production?query=*`)
  expect(query.status).toBe(503)
  expect(query.headers.get('retry-after')).toBe('2')
  const late = new WebSocket(`ws://localhost:${port}/v1/streams`)
  const [, refusal] = await once(late, 'unexpected-response')
  expect(refusal.statusCode).toBe(503)
  late.on('error', () => {}).terminate()

  upload.socket.write('0123456789')
  const answer = await upload.answer
  expect(answer).toMatch(/^HTTP\/1\.1 200 /)
  expect(answer).toMatch(/^connection: close\r$/im)
  await expect(server.ended).resolves.toBe(0)
  expect(server.records.at(-1)).toMatchObject({ event: 'stopped' })
  await expect(fetch(`${url}/healthz`)).rejects.toThrow()
})

test('what takes too long is cut off, and the server ends all the same', async () => {
  const upload = await beginUpload()
  const began = performance.now()
  await stop()
  await expect(upload.answer).resolves.toBe('')
  await expect(server.ended).resolves.toBe(0)
  expect(performance.now() - began).toBeLessThan(10_000)
})

test.skipIf(process.platform === 'win32')(
  'a thread that never comes back from the disk does not keep the process',
  async () => {
    const picture = await quarters(40, 20).png().toBuffer()
    const upload = await fetch(`${url}/v1/assets/images/production`, {
      method: 'POST',
      headers: AUTHORIZATION,
      body: new Uint8Array(picture),
    })
    const { document } = z
      .object({ document: z.object({ url: z.string() }) })
      .parse(await upload.json())
    const address = `${document.url}?w=10`
    await (await fetch(address)).arrayBuffer()
    // Of a pipe that nobody writes to, what reads it never hears anything.
    const cache = path.join(directory, 'cache')
    const [made] = (await readdir(cache, { recursive: true })).filter((name) => name.length > 64)
    const pipe = path.join(cache, made ?? '')
    await rm(pipe)
    await promisify(execFile)('mkfifo', [pipe])
    const client = new AbortController()
    const answer = fetch(address, { signal: client.signal })
    const writing = await openedForReading(pipe)
    client.abort()
    await expect(answer).rejects.toThrow()

    server.child.kill('SIGTERM')
    await expect(server.ended).resolves.toBe(0)
    expect(server.records.at(-1)).toMatchObject({ event: 'stopped' })
    await writing.close()
  },
)

test.each([
  ['nonsense', 'nonsense\r\n\r\n'],
  [
    'an upgrade',
    'GET /x HTTP/1.1\r\nHost: localhost\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n',
  ],
])('who was refused for %s and does not go holds up nothing', async (_, bytes) => {
  const socket = connect({ host: 'localhost', port, allowHalfOpen: true })
  socket.write(bytes)
  const [answer] = await once(socket.setEncoding('utf8'), 'data')
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
  server.child.kill('SIGTERM')
  await expect(server.ended).resolves.toBe(0)
  socket.destroy()
})

test('an idle server that is told to stop twice ends at once', async () => {
  await fetch(`${url}/healthz`)
  server.child.kill('SIGINT')
  server.child.kill('SIGTERM')
  await expect(server.ended).resolves.toBe(0)
  const events = server.records.map(({ event }) => event)
  expect(events).toEqual(['listening', 'request', 'stopping', 'stopped'])
})
