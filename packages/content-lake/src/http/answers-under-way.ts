import type { ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

/** The answers that a server has begun or is yet to begin, from the request to its last byte. */
export class AnswersUnderWay {
  readonly #answers = new Set<ServerResponse>()
  #onEmpty = () => {}

  add(answer: ServerResponse): void {
    this.#answers.add(answer)
    answer.once('close', () => {
      this.#answers.delete(answer)
      if (this.#answers.size === 0) this.#onEmpty()
    })
  }

  /** Whether bytes of an answer were sent on a connection, and others are to follow. */
  hasBegunOn(socket: Duplex): boolean {
    return Array.from(this.#answers).some(
      (answer) => answer.socket === socket && answer.headersSent,
    )
  }

  /** Resolves when there are none, or the time is over; their connections are not to be used again. */
  async finish(milliseconds: number): Promise<void> {
    for (const answer of this.#answers) {
      if (!answer.headersSent) answer.setHeader('connection', 'close')
    }
    if (this.#answers.size === 0) return
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#onEmpty = resolve
    const timer = setTimeout(resolve, milliseconds)
    await promise
    clearTimeout(timer)
  }
}
