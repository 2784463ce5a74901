import { ChunkQueue } from './chunk-queue.ts'
import { encodeEvent, encodeText, type ServerSentEvent } from './encode-event.ts'
import type { SendBudget } from './send-budget.ts'

const KEEPALIVE_MS = 15_000
const KEEPALIVE = encodeText(':\n\n')
/** How long a reader that lost the stream waits before it comes back. A field of the first event. */
const RECONNECT = encodeText('retry: 1000\n')
/** A reader that falls this far behind is cut off; it reconnects and catches up from the log. */
const MAXIMUM_BACKLOG_BYTES = 16 * 1024 * 1024

/** Where a route sends the events of one stream. */
export interface EventSink {
  send(event: ServerSentEvent): void
  /** Sends an event that was encoded for several streams. */
  sendEncoded(chunks: readonly Uint8Array[]): void
  /** Ends the stream; to an event source that means: reconnect. */
  close(): void
}

export interface EventStreamOptions {
  /** Asked before anything is sent; the stream ends when it is no longer. */
  isAllowed(): boolean
  /** Of what waits to be sent, here and elsewhere. */
  readonly budget: SendBudget
  /** Breaks off the connection, when too much waits. */
  hangUp(): void
}

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  // When the stream ends so does its connection, or it would hold up a server that stops.
  connection: 'close',
  'x-accel-buffering': 'no',
}

/**
 * Answers with server-sent events. `start` sends the first of them and returns what to do when the
 * stream ends, whoever ends it.
 */
export function eventStream(
  { method, signal }: Request,
  { isAllowed, budget, hangUp }: EventStreamOptions,
  start: (sink: EventSink) => () => void,
): Response {
  // A body that nobody reads would never be cancelled.
  if (method === 'HEAD') return new Response(null, { headers: HEADERS })
  let open = true
  let stop: (() => void) | null = null
  const release = () => {
    if (!open) return
    open = false
    clearInterval(keepalive)
    signal.removeEventListener('abort', abandon)
    stop?.()
  }
  const cutOff = () => {
    release()
    hangUp()
  }
  const queue = new ChunkQueue(budget, cutOff, release)
  const end = () => {
    if (!open) return
    release()
    queue.end()
  }
  const abandon = () => {
    release()
    queue.drop()
  }
  const write = (...chunks: readonly Uint8Array[]) => {
    if (!open) return
    if (!isAllowed()) return end()
    for (const chunk of chunks) queue.push(chunk)
    if (queue.size > MAXIMUM_BACKLOG_BYTES) end()
  }
  const keepalive = setInterval(() => write(KEEPALIVE), KEEPALIVE_MS)
  keepalive.unref()
  signal.addEventListener('abort', abandon)
  write(RECONNECT)
  try {
    stop = start({
      send: (event) => write(encodeEvent(event)),
      sendEncoded: (chunks) => write(...chunks),
      close: end,
    })
  } catch (error) {
    abandon()
    throw error
  }
  // It may have been ended before there was anything to stop.
  if (!open) stop()
  else if (signal.aborted) abandon()
  return new Response(queue.body, { headers: HEADERS })
}
