import type { RawData, WebSocket } from 'ws'
import { authenticate, isStill } from '../../access/authenticate.ts'
import { ANONYMOUS, type Identity } from '../../access/identity.ts'
import type { Lake } from '../../datasets/lake.ts'
import { ApiError } from '../../errors.ts'
import { PresenceConnection } from '../../presence/presence-connection.ts'
import type { PresenceHub } from '../../presence/presence-hub.ts'
import { presenceRequest } from '../../presence/presence-request.ts'
import { parseJson } from '../parse-json.ts'
import type { SendBudget } from '../send-budget.ts'
import { SocketSender } from './socket-sender.ts'

/** The Studio takes any message as a sign of life; this one means nothing else. */
const HEARTBEAT = '♥'
const HEARTBEAT_INTERVAL_MS = 15_000
/** The Studio's client says who it is at once. */
const AUTHENTICATION_MS = 10_000
const UNAUTHORIZED = 4001
const NOT_FOUND = 4004
const INVALID_REQUEST = -32600

/**
 * Speaks the presence protocol (JSON-RPC 2.0) on one socket.
 * @param hubOf where those of the dataset meet, once somebody has signed in; null when there is no such dataset
 */
export function servePresence(
  lake: Lake,
  hubOf: () => PresenceHub | null,
  socket: WebSocket,
  sending: SendBudget,
): void {
  const sender = new SocketSender(socket, sending)
  let authorization: string | undefined
  let identity: Identity = ANONYMOUS
  let connection: PresenceConnection | undefined

  function join(hub: PresenceHub): PresenceConnection {
    return new PresenceConnection(hub, (message) => {
      if (isStill(identity, lake.accounts, authorization)) sender.send(JSON.stringify(message))
      else socket.close(UNAUTHORIZED, 'The token is no longer valid')
    })
  }

  const heartbeat = setInterval(() => sender.send(HEARTBEAT), HEARTBEAT_INTERVAL_MS)
  const deadline = setTimeout(
    () => socket.close(UNAUTHORIZED, 'A token is required'),
    AUTHENTICATION_MS,
  )

  socket.on('message', (data) => {
    const request = presenceRequest.safeParse(parse(data))
    if (!request.success) {
      const error = { code: INVALID_REQUEST, message: 'The request is not understood' }
      sender.send(JSON.stringify({ jsonrpc: '2.0', id: null, error }))
      return
    }
    try {
      if (request.data.method === 'authorization') {
        authorization = request.data.params.authorization
      }
      // Asked anew each time: a session may end while its socket stays open.
      identity = authenticate(lake.accounts, authorization)
      if (identity.kind === 'anonymous') return socket.close(UNAUTHORIZED, 'A token is required')
      clearTimeout(deadline)
      const hub = connection === undefined ? hubOf() : null
      if (hub !== null) connection = join(hub)
      if (connection === undefined) return socket.close(NOT_FOUND, 'There is no such dataset')
      const result =
        request.data.method === 'authorization'
          ? true
          : connection.handle(request.data, identity.id)
      sender.send(JSON.stringify({ jsonrpc: '2.0', id: request.data.id, result }))
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      socket.close(UNAUTHORIZED, error.message)
    }
  })
  socket.on('close', () => {
    clearInterval(heartbeat)
    clearTimeout(deadline)
    connection?.end()
  })
}

function parse(data: RawData): unknown {
  try {
    return parseJson(String(data))
  } catch {
    return null
  }
}
