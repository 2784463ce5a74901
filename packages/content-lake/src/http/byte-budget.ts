import { httpError, overloaded } from '../errors.ts'

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
   * @param request whose signal aborts when nobody waits for its answer any more
   * @throws ApiError 503 with Retry-After when too many wait, or this one has waited for 10 seconds; 400 when it
   *   was given up before there was room
   */
  async take(bytes: number, request?: Pick<Request, 'signal'>): Promise<() => void> {
    const counted = Math.min(bytes, this.#capacity)
    if (this.#fits(counted)) this.#taken += counted
    else await this.#wait(counted, request?.signal)
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

  #wait(bytes: number, signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted) throw givenUp()
    if (this.#waiting.size >= MOST_WAITING) throw this.#tooMuch()
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const waiting: Waiting = { bytes, enter: resolve }
    const leave = (error: Error) => {
      this.#waiting.delete(waiting)
      reject(error)
    }
    const abort = () => leave(givenUp())
    const timer = setTimeout(() => leave(this.#tooMuch()), LONGEST_WAIT_MS)
    signal?.addEventListener('abort', abort)
    this.#waiting.add(waiting)
    return promise.finally(() => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
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

function givenUp(): Error {
  return httpError(400, 'Bad Request', 'The request was given up while it waited')
}
