import { overloaded } from '../errors.ts'

const LONGEST_WAIT_MS = 10_000
const MOST_WAITING = 1_000
const RETRY_AFTER_SECONDS = 2

interface Waiting {
  readonly bytes: number
  enter(): void
}

/** Memory that requests under way may hold together. What there is no room for waits a moment, or is told to come back. */
export class ByteBudget {
  readonly #capacity: number
  readonly #refusal: string
  readonly #waiting = new Set<Waiting>()
  #taken = 0

  /**
   * @param capacity in bytes; who wants more than that has to be alone
   * @param refusal what is said to whom there is no room for
   */
  constructor(capacity: number, refusal: string) {
    this.#capacity = capacity
    this.#refusal = refusal
  }

  /**
   * Waits for room, and answers how to give it back: to do so twice is as good as once.
   * @throws ApiError 503 with Retry-After when too many wait, or this one has waited for 10 seconds
   */
  async take(bytes: number): Promise<() => void> {
    const counted = Math.min(bytes, this.#capacity)
    if (this.#fits(counted)) this.#taken += counted
    else await this.#wait(counted)
    let isTaken = true
    return () => {
      if (!isTaken) return
      isTaken = false
      this.#taken -= counted
      this.#admit()
    }
  }

  #fits(bytes: number): boolean {
    return this.#taken + bytes <= this.#capacity
  }

  #wait(bytes: number): Promise<void> {
    if (this.#waiting.size >= MOST_WAITING) throw this.#tooMuch()
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        bytes,
        enter: () => {
          clearTimeout(timer)
          resolve()
        },
      }
      const timer = setTimeout(() => {
        this.#waiting.delete(waiting)
        reject(this.#tooMuch())
      }, LONGEST_WAIT_MS)
      this.#waiting.add(waiting)
    })
  }

  /** Whoever fits, the first to come first: what is small does not wait behind what is large. */
  #admit(): void {
    for (const waiting of this.#waiting) {
      if (!this.#fits(waiting.bytes)) continue
      this.#waiting.delete(waiting)
      this.#taken += waiting.bytes
      waiting.enter()
    }
  }

  #tooMuch(): Error {
    return overloaded(this.#refusal, RETRY_AFTER_SECONDS)
  }
}
