import { onTestFinished } from 'vitest'
import { apiUrl, type Json, type JsonRecord } from './http.ts'
import { target } from './target.ts'
import { Watch } from './watch.ts'

/** A message of JSON-RPC, as it comes. */
interface Message {
  readonly id?: number
  readonly result?: Json
  readonly method?: string
  readonly params?: { readonly subscription: string; readonly result: JsonRecord }
}

/** A presence connection. */
export interface PresenceSocket {
  /** Asks, and resolves with the result. */
  ask(method: string, params?: JsonRecord): Promise<Json>
  /** What it heard of others so far, with the subscription under which it did. */
  heard(): { readonly subscription: string; readonly event: JsonRecord }[]
  /** The first event, past or future, that fits. */
  find(fits: (event: JsonRecord) => boolean): Promise<JsonRecord>
  close(): void
}

/** Opens a socket to a dataset, which ends with the test. */
export async function openSocket(dataset = target.dataset): Promise<WebSocket> {
  const url = apiUrl(`/socket/${dataset}`, { version: '2022-06-30' }).replace('http', 'ws')
  const socket = new WebSocket(url)
  onTestFinished(() => socket.close())
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve())
    socket.addEventListener('error', () => reject(new Error(`${url} does not open`)))
  })
  return socket
}

/** Opens a socket and signs in on it. */
export async function signedIn(
  token: string = target.tokens.administrator,
): Promise<PresenceSocket> {
  const socket = await openSocket()
  const messages: Message[] = []
  const watch = new Watch()
  let count = 0
  socket.addEventListener('message', ({ data }) => {
    // A heartbeat is no JSON.
    if (!String(data).startsWith('{')) return
    messages.push(JSON.parse(String(data)))
    watch.changed()
  })

  async function ask(method: string, params?: JsonRecord): Promise<Json> {
    const id = ++count
    const request = { jsonrpc: '2.0', id, method, ...(params !== undefined && { params }) }
    socket.send(JSON.stringify(request))
    const answer = await watch.until(() => messages.find((message) => message.id === id))
    if (answer.result === undefined) throw new Error(`${method}: ${JSON.stringify(answer)}`)
    return answer.result
  }

  const heard = () =>
    messages.flatMap(({ method, params }) =>
      method === 'presence_subscription' && params !== undefined
        ? [{ subscription: params.subscription, event: params.result }]
        : [],
    )

  await ask('authorization', { authorization: `Bearer ${token}`, apiVersion: 'v1' })
  return {
    ask,
    heard,
    find: (fits) => watch.until(() => heard().find(({ event }) => fits(event))?.event),
    close: () => socket.close(),
  }
}
