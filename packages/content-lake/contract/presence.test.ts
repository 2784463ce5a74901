import { describe, expect, test } from 'vitest'
import { asRole, assumed } from './support/cases.ts'
import { type JsonRecord, request } from './support/http.ts'
import { openSocket, type PresenceSocket, signedIn } from './support/presence.ts'
import { space } from './support/space.ts'
import { target } from './support/target.ts'

const here = space()

/** Signs in and subscribes. */
async function subscribed(token?: string) {
  const socket = await signedIn(token)
  const subscription = await socket.ask('presence_subscribe')
  return { ...socket, subscription }
}

/** Tells where a session is; answers what it told. */
async function announce(socket: PresenceSocket, sessionId = here.id()) {
  const locations = [
    {
      type: 'document',
      documentId: here.id(),
      path: ['title'],
      lastActiveAt: '2026-01-01T00:00:00.000Z',
    },
  ]
  await socket.ask('presence_announce', { data: { sessionId, locations } })
  return { sessionId, locations }
}

const isState = (sessionId: string) => (event: JsonRecord) =>
  event.type === 'state' && (event.m as JsonRecord).sessionId === sessionId

describe('the presence socket', () => {
  test('tells the others where a session is, and whose it is', async () => {
    const [ada, grace] = [await subscribed(), await subscribed()]
    const { sessionId, locations } = await announce(ada)
    const event = await grace.find(isState(sessionId))
    expect(event).toEqual({ type: 'state', i: expect.any(String), m: { sessionId, locations } })
    expect((await request(`/users/${event.i}`)).body).toMatchObject({ id: event.i })
    const [told] = grace.heard().filter(({ event: each }) => isState(sessionId)(each))
    expect(told?.subscription).toBe(grace.subscription)
  })

  asRole('editor')('tells apart who is who', async () => {
    const ada = await subscribed()
    const grace = await subscribed(target.tokens.editor ?? '')
    const [byAda, byGrace] = [await announce(ada), await announce(grace)]
    const { i: first } = await grace.find(isState(byAda.sessionId))
    const { i: second } = await ada.find(isState(byGrace.sessionId))
    expect(first).not.toBe(second)
  })

  test('passes the call of the roll on, which everybody answers', async () => {
    const [ada, newcomer] = [await subscribed(), await subscribed()]
    const session = here.id()
    await newcomer.ask('presence_rollcall', { session })
    const event = await ada.find((each) => each.session === session)
    expect(event).toEqual({ type: 'rollCall', i: expect.any(String), session })
  })

  test('tells the others when a session leaves', async () => {
    const [ada, grace] = [await subscribed(), await subscribed()]
    const { sessionId: session } = await announce(ada)
    await ada.ask('presence_disconnect', { session })
    const event = await grace.find(({ type, m }) => {
      return type === 'disconnect' && (m as JsonRecord).session === session
    })
    expect(event).toEqual({ type: 'disconnect', i: expect.any(String), m: { session } })
  })

  assumed('protocol 1.d', 'tells the others of a session that was cut off', async () => {
    const [ada, grace] = [await subscribed(), await subscribed()]
    const { sessionId } = await announce(ada)
    ada.close()
    await grace.find(({ type, m }) => {
      return type === 'disconnect' && (m as JsonRecord).session === sessionId
    })
  })

  test('tells nothing after the subscription has ended', async () => {
    const [ada, grace, witness] = [await subscribed(), await subscribed(), await subscribed()]
    const before = await announce(ada)
    await grace.find(isState(before.sessionId))
    await grace.ask('presence_unsubscribe', { subscriptionId: grace.subscription })
    const { sessionId } = await announce(ada)
    await witness.find(isState(sessionId))
    // Answers and events come in order: by now it would have heard.
    await grace.ask('presence_rollcall', { session: here.id() })
    expect(grace.heard().some(({ event }) => isState(sessionId)(event))).toBe(false)
  })

  assumed('protocol 1.d', 'tells nobody of themselves', async () => {
    const [ada, grace] = [await subscribed(), await subscribed()]
    const { sessionId } = await announce(ada)
    await grace.find(isState(sessionId))
    await ada.ask('presence_rollcall', { session: here.id() })
    expect(ada.heard().some(({ event }) => isState(sessionId)(event))).toBe(false)
  })

  assumed('protocol 1.d', 'ends for who is nobody', () => ending('sk-none'))

  assumed('protocol 1.d', 'ends for a dataset that does not exist', () =>
    ending(target.tokens.administrator ?? '', 'ct-nowhere'),
  )
})

/** Resolves once a socket is closed on which somebody signs in. */
async function ending(token: string, dataset = target.dataset): Promise<void> {
  const socket = await openSocket(dataset)
  const closed = new Promise<void>((resolve) => socket.addEventListener('close', () => resolve()))
  const params = { authorization: `Bearer ${token}`, apiVersion: 'v1' }
  socket.send(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'authorization', params }))
  await closed
}
