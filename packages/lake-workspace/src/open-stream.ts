import type { StreamAnswer } from './stream-frames.ts'

/** Statuses whose responses have no body, by the fetch standard. */
const WITHOUT_BODY = new Set([204, 205, 304])
const encoder = new TextEncoder()

/** One request on the shared socket, seen as the response that `fetch` would have given. */
export class OpenStream {
  /** Settles when the lake answers with a status, or the stream fails before. */
  readonly response: Promise<Response>
  readonly #answer: PromiseWithResolvers<Response>
  readonly #onCancel: () => void
  #body: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | null = null

  constructor(onCancel: () => void) {
    this.#answer = Promise.withResolvers()
    this.response = this.#answer.promise
    this.#onCancel = onCancel
  }

  receive(answer: StreamAnswer): void {
    if ('status' in answer) {
      this.#answer.resolve(
        new Response(WITHOUT_BODY.has(answer.status) ? null : this.#createBody(), {
          status: answer.status,
          headers: answer.headers,
        }),
      )
    } else if ('text' in answer) {
      this.#body?.enqueue(encoder.encode(answer.text))
    } else {
      this.#body?.close()
    }
  }

  /** Ends the stream the way a broken or cancelled connection would. */
  fail(reason: unknown): void {
    this.#answer.reject(reason)
    this.#body?.error(reason)
  }

  #createBody(): ReadableStream<Uint8Array<ArrayBuffer>> {
    return new ReadableStream({
      start: (controller) => {
        this.#body = controller
      },
      cancel: () => {
        this.#body = null
        this.#onCancel()
      },
    })
  }
}
