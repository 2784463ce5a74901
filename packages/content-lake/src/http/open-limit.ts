import { overloaded, tooManyRequests } from '../errors.ts'

const RETRY_AFTER_SECONDS = 5

export interface OpenLimitOptions {
  /** What is counted, in the plural, for whoever is refused. */
  readonly what: string
  readonly most: number
  readonly mostOfClient: number
}

/** Bounds how many of a kind are open at a time: of one client, and of all together. */
export class OpenLimit {
  readonly #options: OpenLimitOptions
  readonly #ofClient = new Map<string, number>()
  #open = 0

  constructor(options: OpenLimitOptions) {
    this.#options = options
  }

  /**
   * Counts one more of a client, until the answer is called, once.
   * @throws ApiError 429 when the client has as many as it may, 503 when all have
   */
  enter(client: string): () => void {
    const { what, most, mostOfClient } = this.#options
    const open = this.#ofClient.get(client) ?? 0
    if (open >= mostOfClient) {
      throw tooManyRequests(`At most ${mostOfClient} ${what} of a client`, RETRY_AFTER_SECONDS)
    }
    if (this.#open >= most) throw overloaded(`Too many ${what}`, RETRY_AFTER_SECONDS)
    this.#open += 1
    this.#ofClient.set(client, open + 1)
    return () => this.#leave(client)
  }

  #leave(client: string): void {
    const left = (this.#ofClient.get(client) ?? 0) - 1
    this.#open -= 1
    if (left > 0) this.#ofClient.set(client, left)
    else this.#ofClient.delete(client)
  }
}
