import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { startLake } from './support/start-lake.ts'

const LIVE = '/v2026-09-01/data/live/events/production'

async function lakeOfTest() {
  const lake = await startLake()
  onTestFinished(() => lake.stop())
  return { ...lake, socketUrl: lake.url.replace('http', 'ws') }
}

test('a client without a token has five hundred streams and no more, with one it has others', async () => {
  const { url, socketUrl, token } = await lakeOfTest()
  const socket = new WebSocket(`${socketUrl}/v1/streams`)
  onTestFinished(() => socket.terminate())
  await once(socket, 'open')
  const statuses: number[] = []
  socket.on('message', (data) => {
    const { status } = JSON.parse(String(data))
    if (status !== undefined) statuses.push(status)
  })
  for (let open = 0; open < 500; open++) socket.send(JSON.stringify({ open, path: LIVE }))
  await expect.poll(() => statuses.length).toBe(500)
  expect(new Set(statuses)).toEqual(new Set([200]))
  const refused = await fetch(url + LIVE)
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toMatch(/^\d+$/)
  expect(await refused.json()).toMatchObject({ statusCode: 429, error: 'Too Many Requests' })
  const known = await fetch(url + LIVE, { headers: { authorization: `Bearer ${token}` } })
  expect(known.status).toBe(200)
  await known.body?.cancel()
  socket.send(JSON.stringify({ close: 0 }))
  await expect
    .poll(async () => {
      const response = await fetch(url + LIVE)
      await response.body?.cancel()
      return response.status
    })
    .toBe(200)
})

test('a client has five hundred sockets and no more, and another one when it closes one', async () => {
  const { socketUrl } = await lakeOfTest()
  const open = () => new WebSocket(`${socketUrl}/v1/streams`)
  const sockets = Array.from({ length: 500 }, open)
  onTestFinished(() => {
    for (const socket of sockets) socket.terminate()
  })
  await Promise.all(sockets.map((socket) => once(socket, 'open')))
  const status = async () => {
    const socket = open()
    socket.on('error', () => {})
    const answered = new Promise<[number, string?]>((resolve) => {
      socket.once('open', () => resolve([101]))
      socket.once('unexpected-response', (_, { statusCode = 0, headers }) =>
        resolve([statusCode, headers['retry-after']]),
      )
    })
    const answer = await answered
    socket.terminate()
    return answer
  }
  expect(await status()).toEqual([429, expect.stringMatching(/^\d+$/)])
  sockets[0]?.close()
  await expect.poll(status).toEqual([101])
})
