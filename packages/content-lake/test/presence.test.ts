import { once } from 'node:events'
import { type BifurClient, fromUrl } from '@sanity/bifur-client'
import { firstValueFrom, of, type Subscription } from 'rxjs'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { startLake, type TestLake } from './support/start-lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startLake()
})
afterAll(() => lake.stop())

/** A Studio's presence connection that has subscribed; `events` grows as it hears of others. */
async function join(token: string, dataset = 'production') {
  const url = `${lake.url.replace('http', 'ws')}/v2022-06-30/socket/${dataset}`
  const client: BifurClient = fromUrl(url, { token$: of(token) })
  const events: unknown[] = []
  const subscription: Subscription = client
    .listen('presence')
    .subscribe((event) => events.push(event))
  onTestFinished(() => subscription.unsubscribe())
  // Requests are answered in order: once this is answered, the subscription stands.
  await firstValueFrom(client.request('presence_rollcall', { session: 'warm-up' }))
  return { client, events, leave: () => subscription.unsubscribe() }
}

test('two sessions see where the other one is', async () => {
  const ada = await join(lake.token)
  const grace = await join(lake.editorToken)
  await firstValueFrom(grace.client.request('presence_rollcall', { session: 'grace-1' }))
  await expect
    .poll(() => ada.events)
    .toContainEqual(expect.objectContaining({ type: 'rollCall', session: 'grace-1' }))

  const locations = [{ type: 'document', documentId: 'post-1', path: ['title'] }]
  await firstValueFrom(
    ada.client.request('presence_announce', { data: { sessionId: 'ada-1', locations } }),
  )
  await expect
    .poll(() => grace.events)
    .toContainEqual({
      type: 'state',
      i: expect.stringMatching(/^robot-/),
      m: { sessionId: 'ada-1', locations },
    })
  expect(ada.events).not.toContainEqual(expect.objectContaining({ type: 'state' }))
})

test('a session that vanishes is announced as gone', async () => {
  const ada = await join(lake.token)
  const socket = new WebSocket(`${lake.url.replace('http', 'ws')}/v1/socket/production`)
  await new Promise((resolve) => socket.addEventListener('open', resolve))
  socket.send(
    JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'authorization',
      params: { authorization: `Bearer ${lake.editorToken}` },
    }),
  )
  socket.send(
    JSON.stringify({
      jsonrpc: '2.0',
      id: 2,
      method: 'presence_announce',
      params: { data: { sessionId: 'gone-1', locations: [] } },
    }),
  )
  await expect.poll(() => ada.events).toContainEqual(expect.objectContaining({ type: 'state' }))
  socket.close()
  await expect
    .poll(() => ada.events)
    .toContainEqual(expect.objectContaining({ type: 'disconnect', m: { session: 'gone-1' } }))
})

test('presence needs a token that is good, and a dataset that exists', async () => {
  await expect(closing('production', 'Bearer wrong')).resolves.toBe(4001)
  await expect(closing('production', '')).resolves.toBe(4001)
  await expect(closing('nowhere', `Bearer ${lake.token}`)).resolves.toBe(4004)
})

test('presence tells nobody without a token which datasets there are', async () => {
  await lake.client().datasets.create('secret', { aclMode: 'private' })
  for (const authorization of ['', 'Bearer wrong']) {
    for (const dataset of ['secret', 'nowhere']) {
      await expect(closing(dataset, authorization)).resolves.toBe(4001)
    }
  }
})

/** The code a socket is closed with after it tried to sign in. */
function closing(dataset: string, authorization: string): Promise<number> {
  const socket = new WebSocket(`${lake.url.replace('http', 'ws')}/v1/socket/${dataset}`)
  socket.addEventListener('open', () =>
    socket.send(JSON.stringify({ id: 1, method: 'authorization', params: { authorization } })),
  )
  return new Promise((resolve) => socket.addEventListener('close', ({ code }) => resolve(code)))
}

test('who does not say who they are is sent away, who does stays', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const url = `${lake.url.replace('http', 'ws')}/v1/socket/production`
  const [silent, known] = [new WebSocket(url), new WebSocket(url)]
  const closed = once(silent, 'close')
  await Promise.all([silent, known].map((socket) => once(socket, 'open')))
  const params = { authorization: `Bearer ${lake.token}` }
  known.send(JSON.stringify({ id: 1, method: 'authorization', params }))
  await once(known, 'message')
  vi.advanceTimersByTime(60_000)
  expect(await closed).toMatchObject([{ code: 4001 }])
  known.send(JSON.stringify({ id: 2, method: 'presence_rollcall', params: { session: 's' } }))
  const [answer] = await once(known, 'message')
  expect(JSON.parse(answer.data)).toMatchObject({ id: 2, result: null })
  known.close()
})

test('datasets do not hear each other', async () => {
  const response = await fetch(`${lake.url}/v1/projects/vitrine/datasets/staging`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${lake.token}` },
    body: '{}',
  })
  expect(response.status).toBe(200)
  const here = await join(lake.token)
  const there = await join(lake.token, 'staging')
  const announce = { data: { sessionId: 'there-1', locations: [] } }
  await firstValueFrom(there.client.request('presence_announce', announce))
  const witness = await join(lake.editorToken)
  await firstValueFrom(witness.client.request('presence_rollcall', { session: 'witness' }))
  await expect
    .poll(() => here.events)
    .toContainEqual(expect.objectContaining({ session: 'witness' }))
  expect(here.events).not.toContainEqual(expect.objectContaining({ type: 'state' }))
})
