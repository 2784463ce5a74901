import { givenUp, overloaded } from '../errors.ts'

const RETRY_AFTER_SECONDS = 10

/** Runs at most `concurrency` pieces of heavy work at once, and lets at most `capacity` wait. */
export class WorkQueue {
  readonly #capacity: number
  readonly #waiting = new Set<() => void>()
  #free: number

  constructor(options: { concurrency: number; capacity: number }) {
    this.#free = options.concurrency
    this.#capacity = options.capacity
  }

  /**
   * @param signal takes the work out of the queue; what has begun goes on
   * @throws ApiError 503 when too much is waiting already, 400 when it was given up before it began
   */
  async run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (this.#free > 0) this.#free -= 1
    else await this.#wait(signal)
    try {
      return await work()
    } finally {
      this.#passOn()
    }
  }

  #wait(signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted) throw givenUp()
    if (this.#waiting.size >= this.#capacity) {
      throw overloaded('Too many images are being made; try again', RETRY_AFTER_SECONDS)
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.#waiting.add(resolve)
    const leave = () => {
      // Whose turn has come already goes on.
      if (this.#waiting.delete(resolve)) reject(givenUp())
    }
    signal?.addEventListener('abort', leave)
    return promise.finally(() => signal?.removeEventListener('abort', leave))
  }

  #passOn(): void {
    const [next] = this.#waiting
    if (next === undefined) {
      this.#free += 1
      return
    }
    this.#waiting.delete(next)
    next()
  }
}
