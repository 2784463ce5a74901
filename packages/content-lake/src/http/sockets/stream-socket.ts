import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Hono } from 'hono'
import type { RawData, WebSocket } from 'ws'
import { describeFailure, type Log } from '../../logging/log.ts'
import type { LakeEnv } from '../env.ts'
import { parseJson } from '../parse-json.ts'
import type { SendBudget } from '../send-budget.ts'
import { SocketSender } from './socket-sender.ts'
import { type StreamAnswer, streamRequest } from './stream-frames.ts'

const MAXIMUM_STREAMS = 500
const INVALID_FRAME = 1008
/** Headers of the opening request that speak for the connection, whatever a frame says. */
const CONNECTION_HEADERS = ['host', 'origin', 'user-agent'] as const
const FRAME_HEADERS = /^(accept|authorization|last-event-id|x-sanity-[-a-z]+)$/i

/**
 * Runs many GET requests of one browser tab over one socket, each through the app itself: a browser
 * allows six HTTP/1.1 connections to an origin, and an open document needs more event streams.
 */
export function serveStreams(
  app: Hono<LakeEnv>,
  incoming: IncomingMessage,
  socket: WebSocket,
  { log, sending }: { log: Log; sending: SendBudget },
): void {
  const sender = new SocketSender(socket, sending)
  const streams = new Map<number, AbortController>()

  socket.on('message', (data) => {
    const frame = streamRequest.safeParse(parse(data))
    if (!frame.success) return socket.close(INVALID_FRAME, 'The frame is not understood')
    if ('close' in frame.data) {
      streams.get(frame.data.close)?.abort()
      return
    }
    const { open: id, path, headers } = frame.data
    if (streams.has(id) || streams.size >= MAXIMUM_STREAMS) {
      return socket.close(INVALID_FRAME, 'The stream is open already, or there are too many')
    }
    const controller = new AbortController()
    const request = requestOf(incoming, path, headers, controller.signal)
    if (request === null) return socket.close(INVALID_FRAME, 'The frame holds no request')
    streams.set(id, controller)
    const requestId = randomUUID()
    pump(id, request, requestId)
      .catch((error: unknown) => {
        if (controller.signal.aborted || socket.readyState !== socket.OPEN) return
        log({
          event: 'stream-failed',
          id: requestId,
          path: new URL(request.url).pathname,
          ...describeFailure(error),
        })
        // To an event source an end means: reconnect.
        sender.send(JSON.stringify({ id, end: true } satisfies StreamAnswer))
      })
      .finally(() => streams.delete(id))
  })
  socket.on('close', () => {
    for (const controller of streams.values()) controller.abort()
  })

  async function pump(id: number, request: Request, requestId: string): Promise<void> {
    // Who does not read one of the streams reads none.
    const hangUp = () => socket.terminate()
    const response = await app.fetch(request, { incoming, requestId, hangUp })
    await send({ id, status: response.status, headers: Object.fromEntries(response.headers) })
    const reader = response.body?.getReader()
    const decoder = new TextDecoder()
    const cancel = () => void reader?.cancel().catch(() => undefined)
    request.signal.addEventListener('abort', cancel)
    try {
      while (!request.signal.aborted) {
        const piece = await reader?.read()
        if (!piece || piece.done) break
        const text = decoder.decode(piece.value, { stream: true })
        if (text !== '') await send({ id, text })
      }
    } finally {
      cancel()
    }
    await send({ id, end: true })
  }

  /** Waits until the browser keeps up: until then nothing is made to be sent. */
  async function send(answer: StreamAnswer): Promise<void> {
    await sender.room()
    if (socket.readyState !== socket.OPEN) throw new Error('The socket is closed')
    sender.send(JSON.stringify(answer))
  }
}

/** Null for what HTTP has no words for, such as a header of two lines. */
function requestOf(
  incoming: IncomingMessage,
  path: string,
  given: Record<string, string>,
  signal: AbortSignal,
): Request | null {
  try {
    const url = new URL(path, `http://${incoming.headers.host}`)
    return new Request(url, { headers: requestHeaders(incoming, given), signal })
  } catch {
    return null
  }
}

function requestHeaders(incoming: IncomingMessage, given: Record<string, string>): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(given)) {
    if (FRAME_HEADERS.test(name)) headers.set(name, value)
  }
  for (const name of CONNECTION_HEADERS) {
    const value = incoming.headers[name]
    if (value !== undefined) headers.set(name, value)
  }
  return headers
}

function parse(data: RawData): unknown {
  try {
    return parseJson(String(data))
  } catch {
    return null
  }
}
