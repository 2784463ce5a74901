import { OpenStream } from './open-stream.ts'
import type { StreamAnswer, StreamRequest } from './stream-frames.ts'

/** Long enough for a pane to close its streams and the next one to open its own. */
const IDLE_MS = 10_000

/**
 * One WebSocket that carries all event streams of a tab: a browser allows six HTTP/1.1 connections to
 * an origin, and one open document needs that many. Opened for the first stream, closed when idle.
 */
export class StreamSocket {
  readonly #url: string
  readonly #streams = new Map<number, OpenStream>()
  #socket: WebSocket | null = null
  #idleTimer: ReturnType<typeof setTimeout> | undefined
  #lastId = 0

  constructor(url: string) {
    this.#url = url
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
    this.#send({ open: id, path, headers })
    return stream.response
  }

  #close(id: number): boolean {
    if (!this.#streams.delete(id)) return false
    if (this.#socket?.readyState === WebSocket.OPEN) this.#send({ close: id })
    this.#closeWhenIdle()
    return true
  }

  #send(request: StreamRequest): void {
    const socket = this.#socket ?? this.#connect()
    const text = JSON.stringify(request)
    if (socket.readyState === WebSocket.OPEN) socket.send(text)
    else socket.addEventListener('open', () => this.#sendIfWanted(socket, request, text))
  }

  /** A stream may be cancelled before the socket is open. */
  #sendIfWanted(socket: WebSocket, request: StreamRequest, text: string): void {
    if ('open' in request && this.#streams.has(request.open)) socket.send(text)
  }

  #connect(): WebSocket {
    const socket = new WebSocket(this.#url)
    this.#socket = socket
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
    }, IDLE_MS)
  }
}
