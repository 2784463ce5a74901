import { once } from 'node:events'
import { WebSocket } from 'ws'
import { z } from 'zod'

const answerFrame = z.object({
  id: z.int(),
  status: z.int().optional(),
  text: z.string().optional(),
  end: z.boolean().optional(),
})

/** A client of `/v1/streams`: many answers over one connection. */
export class StreamSocket {
  readonly #socket: WebSocket
  readonly #bodies = new Map<number, ReadableStreamDefaultController<Uint8Array>>()
  readonly #encoder = new TextEncoder()
  #lastId = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', (data) => this.#hear(String(data)))
  }

  static async connect(url: string): Promise<StreamSocket> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/streams`)
    await once(socket, 'open')
    return new StreamSocket(socket)
  }

  /** The body of a GET as it comes; cancelling it closes the stream. */
  open(path: string, headers: Record<string, string>): ReadableStream<Uint8Array> {
    const id = ++this.#lastId
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => void this.#bodies.set(id, controller),
      cancel: () => {
        this.#bodies.delete(id)
        this.#socket.send(JSON.stringify({ close: id }))
      },
    })
    this.#socket.send(JSON.stringify({ open: id, path, headers }))
    return body
  }

  /** Reads no more. */
  pause(): void {
    this.#socket.pause()
  }

  close(): void {
    this.#socket.terminate()
  }

  #hear(frame: string): void {
    const { id, text, end } = answerFrame.parse(JSON.parse(frame))
    const body = this.#bodies.get(id)
    if (text !== undefined) body?.enqueue(this.#encoder.encode(text))
    if (end === true) {
      this.#bodies.delete(id)
      body?.close()
    }
  }
}
