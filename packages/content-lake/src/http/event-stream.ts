const KEEPALIVE_MS = 15_000
/** How long a reader that lost the stream waits before it comes back. */
const RECONNECT_MS = 1_000
const HIGH_WATER_BYTES = 64 * 1024
/** A reader that falls this far behind is cut off; it reconnects and catches up from the log. */
const MAXIMUM_BACKLOG_BYTES = 16 * 1024 * 1024

export interface ServerSentEvent {
  readonly event: string
  readonly data: unknown
  readonly id?: string
}

/** Where a route sends the events of one stream. */
export interface EventSink {
  send(event: ServerSentEvent): void
  /** Ends the stream; to an event source that means: reconnect. */
  close(): void
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
 * stream ends, whoever ends it. `isAllowed` is asked before anything is sent; the stream ends when it
 * is no longer.
 */
export function eventStream(
  { method, signal }: Request,
  isAllowed: () => boolean,
  start: (sink: EventSink) => () => void,
): Response {
  // A body that nobody reads would never be cancelled.
  if (method === 'HEAD') return new Response(null, { headers: HEADERS })
  const encoder = new TextEncoder()
  let release = () => {}
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let open = true
        let stop: (() => void) | null = null
        release = () => {
          if (!open) return
          open = false
          clearInterval(keepalive)
          signal.removeEventListener('abort', end)
          stop?.()
        }
        const end = () => {
          if (!open) return
          release()
          controller.close()
        }
        const write = (text: string) => {
          if (!open) return
          if (!isAllowed()) return end()
          controller.enqueue(encoder.encode(text))
          if ((controller.desiredSize ?? 0) < HIGH_WATER_BYTES - MAXIMUM_BACKLOG_BYTES) end()
        }
        const keepalive = setInterval(() => write(':\n\n'), KEEPALIVE_MS)
        keepalive.unref()
        signal.addEventListener('abort', end)
        // A field of the first event.
        write(`retry: ${RECONNECT_MS}\n`)
        try {
          stop = start({ send: (event) => write(format(event)), close: end })
        } catch (error) {
          release()
          throw error
        }
        // It may have been ended before there was anything to stop.
        if (!open) stop()
        else if (signal.aborted) end()
      },
      cancel() {
        release()
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: HIGH_WATER_BYTES }),
  )
  return new Response(stream, { headers: HEADERS })
}

function format({ event, data, id }: ServerSentEvent): string {
  const identified = id === undefined ? '' : `id: ${id}\n`
  return `${identified}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}
