import { OpenStream } from './open-stream.ts'
import type { StreamAnswer, StreamRequest } from './stream-frames.ts'

/** Long enough for a pane to close its streams and the next one to open its own. */
const DEFAULT_IDLE_MS = 10_000

/**
 * One WebSocket that carries all event streams of a tab: a browser allows six HTTP/1.1 connections to
 * an origin, and one open document needs that many. Opened for the first stream, closed when idle.
 */
export class StreamSocket {
  readonly #url: string
  readonly #idleMs: number
  readonly #streams = new Map<number, OpenStream>()
  /** Requests made before the socket was open, by their number. */
  readonly #waiting = new Map<number, string>()
  #socket: WebSocket | null = null
  #idleTimer: ReturnType<typeof setTimeout> | undefined
  #lastId = 0

  constructor(url: string, idleMs = DEFAULT_IDLE_MS) {
    this.#url = url
    this.#idleMs = idleMs
  }

  /** Fetches a path through the socket. Rejects and errors the body like `fetch` does. */
  fetch(path: string, headers: Record<string, string>, signal?: AbortSignal): Promise<Response> {
    if (signal?.aborted) return Promise.reject(signal.reason)
    const id = ++this.#lastId
    const stream = new OpenStream(() => this.#close(id))
    this.#streams.set(id, stream)
    signal?.addEventListener('abort', () => this.#close(id) && stream.fail(signal.reason), {
      once: true,
    })
    this.#send(id, { open: id, path, headers })
    return stream.response
  }

  #close(id: number): boolean {
    if (!this.#streams.delete(id)) return false
    // What never left needs no taking back.
    if (!this.#waiting.delete(id)) this.#send(id, { close: id })
    this.#closeWhenIdle()
    return true
  }

  #send(id: number, request: StreamRequest): void {
    this.#socket ??= this.#connect()
    const text = JSON.stringify(request)
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(text)
    else if ('open' in request) this.#waiting.set(id, text)
  }

  #connect(): WebSocket {
    const socket = new WebSocket(this.#url)
    socket.addEventListener('open', () => {
      for (const text of this.#waiting.values()) socket.send(text)
      this.#waiting.clear()
    })
    socket.addEventListener('message', ({ data }) => this.#receive(JSON.parse(data)))
    socket.addEventListener('close', () => this.#lose(socket))
    return socket
  }

  #receive(answer: StreamAnswer): void {
    this.#streams.get(answer.id)?.receive(answer)
    if ('end' in answer) {
      this.#streams.delete(answer.id)
      this.#closeWhenIdle()
    }
  }

  /** Fails every stream: each event source then reconnects by itself, over a new socket. */
  #lose(socket: WebSocket): void {
    if (this.#socket !== socket) return
    this.#socket = null
    const streams = [...this.#streams.values()]
    this.#streams.clear()
    this.#waiting.clear()
    const reason = new TypeError('The connection to the content lake was lost')
    for (const stream of streams) stream.fail(reason)
  }

  #closeWhenIdle(): void {
    clearTimeout(this.#idleTimer)
    this.#idleTimer = setTimeout(() => {
      if (this.#streams.size > 0) return
      const socket = this.#socket
      this.#socket = null
      socket?.close()
    }, this.#idleMs)
  }
}
