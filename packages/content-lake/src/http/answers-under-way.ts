import type { ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

/** The answers that a server has begun or is yet to begin, from the request to its last byte. */
export class AnswersUnderWay {
  /**
   * In places that are used again. A set would have to be built anew time and again, and each that it was before leads V8 to
   * the next: answers long given would be kept until it collects everything.
   */
  readonly #places: (ServerResponse | null)[] = []
  readonly #free: number[] = []
  #onEmpty = () => {}

  add(answer: ServerResponse): void {
    const place = this.#free.pop() ?? this.#places.length
    this.#places[place] = answer
    answer.once('close', () => {
      this.#places[place] = null
      this.#free.push(place)
      if (this.#isEmpty) this.#onEmpty()
    })
  }

  get #isEmpty(): boolean {
    return this.#free.length === this.#places.length
  }

  get #answers(): ServerResponse[] {
    return this.#places.filter((answer) => answer !== null)
  }

  /** Whether bytes of an answer were sent on a connection, and others are to follow. */
  hasBegunOn(socket: Duplex): boolean {
    return this.#answers.some((answer) => answer.socket === socket && answer.headersSent)
  }

  /** Resolves when there are none, or the time is over; their connections are not to be used again. */
  async finish(milliseconds: number): Promise<void> {
    for (const answer of this.#answers) {
      if (!answer.headersSent) answer.setHeader('connection', 'close')
    }
    if (this.#isEmpty) return
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#onEmpty = resolve
    const timer = setTimeout(resolve, milliseconds)
    await promise
    clearTimeout(timer)
  }
}
