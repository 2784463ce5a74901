import pLimit from 'p-limit'
import { overloaded } from '../errors.ts'

const RETRY_AFTER_SECONDS = 10

/** Runs at most `concurrency` pieces of heavy work at once, and lets at most `capacity` wait. */
export class WorkQueue {
  readonly #limit: ReturnType<typeof pLimit>
  readonly #capacity: number

  constructor(options: { concurrency: number; capacity: number }) {
    this.#limit = pLimit(options.concurrency)
    this.#capacity = options.capacity
  }

  /** @throws ApiError 503 when too much is waiting already. */
  run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#limit.pendingCount >= this.#capacity) {
      throw overloaded('Too many images are being made; try again', RETRY_AFTER_SECONDS)
    }
    return this.#limit(work)
  }
}
