import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Hono } from 'hono'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Lake } from '../../datasets/lake.ts'
import { ApiError } from '../../errors.ts'
import { PresenceHub } from '../../presence/presence-hub.ts'
import { clientAddress } from '../client-address.ts'
import type { LakeEnv } from '../env.ts'
import type { OpenCount, SocketKind } from '../metrics/open-count.ts'
import { isKnownOrigin } from '../middleware/cors.ts'
import { isKnownHost } from '../middleware/host-check.ts'
import { MAXIMUM_URL_LENGTH } from '../middleware/url-limit.ts'
import { OpenLimit } from '../open-limit.ts'
import { refuseConnection } from '../refuse-connection.ts'
import { REQUEST_ID, requestIds } from '../request-id.ts'
import type { SendBudget } from '../send-budget.ts'
import { servePresence } from './presence-socket.ts'
import { serveStreams } from './stream-socket.ts'

const MAXIMUM_FRAME_BYTES = 128 * 1024
const LIVENESS_INTERVAL_MS = 30_000
const CLOSING_GRACE_MS = 1_000
const GOING_AWAY = 1001
const SWITCHING_PROTOCOLS = 101
const UNAVAILABLE = 503
/** A tab has two. Each may have a megabyte waiting before others do, and is looked after every half minute. */
const MOST_SOCKETS = { what: 'WebSockets', most: 2_000, mostOfClient: 500 }
const STREAMS_PATH = /^\/v[^/]+\/streams$/
const PRESENCE_PATH = /^\/v[^/]+\/socket\/([^/]+)$/

/** The WebSockets of a lake: presence, and multiplexed streams. */
export interface SocketServer {
  /** For the `upgrade` event of an HTTP server. */
  upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Tells every client that the server goes away. */
  close(): void
}

export interface SocketServerOptions {
  /** Where open sockets are counted. */
  readonly open: OpenCount<SocketKind>
  /** Of what waits to be sent, here and elsewhere. */
  readonly sending: SendBudget
}

/** Makes the sockets of a lake. Presence is told apart by dataset, for as long as the server runs. */
export function createSocketServer(
  lake: Lake,
  app: Hono<LakeEnv>,
  { open, sending }: SocketServerOptions,
): SocketServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAXIMUM_FRAME_BYTES })
  const hubs = new Map<string, PresenceHub>()
  const alive = new WeakSet<WebSocket>()
  const limit = new OpenLimit(MOST_SOCKETS)
  const clientOf = clientAddress(lake.config.trustedProxies)
  const idOf = requestIds(lake.config.trustedProxies)
  let isClosed = false
  const ids = new WeakMap<IncomingMessage, string>()
  sockets.on('headers', (headers, incoming) => {
    headers.push(`${REQUEST_ID}: ${ids.get(incoming)}`)
  })

  const liveness = setInterval(() => {
    for (const socket of sockets.clients) {
      if (!alive.has(socket)) socket.terminate()
      alive.delete(socket)
      socket.ping()
    }
  }, LIVENESS_INTERVAL_MS)

  function hubOf(dataset: string): PresenceHub | null {
    if (lake.registry.get(dataset) === null) return null
    const hub = hubs.get(dataset) ?? new PresenceHub()
    hubs.set(dataset, hub)
    return hub
  }

  /** Counts a socket; what is wrong with that when there are too many. */
  function enter(incoming: IncomingMessage): (() => void) | ApiError {
    try {
      return limit.enter(clientOf(incoming))
    } catch (error) {
      if (error instanceof ApiError) return error
      throw error
    }
  }

  return {
    upgrade(incoming, socket, head) {
      socket.on('error', () => socket.destroy())
      const path = incoming.url?.split('?', 1)[0] ?? ''
      const dataset = PRESENCE_PATH.exec(path)?.[1]
      const refusal = isClosed ? UNAVAILABLE : refusalOf(lake, incoming, path, dataset)
      const leave = refusal === null ? enter(incoming) : new ApiError(refusal, {}, '')
      const id = idOf(incoming)
      const status = leave instanceof ApiError ? leave.status : SWITCHING_PROTOCOLS
      lake.log({ event: 'request', id, method: incoming.method, path, status })
      if (leave instanceof ApiError) return refuseConnection(socket, status, id, leave.headers)
      // A handshake that fails ends the connection too.
      socket.once('close', leave)
      ids.set(incoming, id)
      sockets.handleUpgrade(incoming, socket, head, (connection) => {
        alive.add(connection)
        connection.on('pong', () => alive.add(connection))
        connection.on('error', () => connection.terminate())
        connection.on('close', open.open(dataset === undefined ? 'streams' : 'presence'))
        if (dataset === undefined) {
          serveStreams(app, incoming, connection, { log: lake.log, sending })
        } else servePresence(lake, () => hubOf(dataset), connection, sending)
      })
    },
    close() {
      isClosed = true
      clearInterval(liveness)
      for (const socket of sockets.clients) socket.close(GOING_AWAY, 'The server is stopping')
      setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate()
      }, CLOSING_GRACE_MS).unref()
    },
  }
}

/** The status to refuse an upgrade with, or null. Browsers send no preflight for sockets, so this is the only gate. */
function refusalOf(
  lake: Lake,
  incoming: IncomingMessage,
  path: string,
  dataset: string | undefined,
): number | null {
  const { origin, host } = incoming.headers
  if ((incoming.url?.length ?? 0) > MAXIMUM_URL_LENGTH) return 414
  if (!isKnownHost(lake.config, host)) return 421
  if (origin !== undefined && !isKnownOrigin(lake.config, origin, host)) return 403
  // Whether there is such a dataset is told to who has a token, which a browser sends once it is open.
  return dataset !== undefined || STREAMS_PATH.test(path) ? null : 404
}
