import { givenUp, overloaded } from '../errors.ts'

const LONGEST_WAIT_MS = 10_000
const MOST_WAITING = 1_000
const RETRY_AFTER_SECONDS = 2

/** Who wants room. */
export interface RoomFor {
  /** Aborts when nobody waits for the answer any more. */
  readonly signal?: AbortSignal
  /** Those of the same name share what one may have. */
  readonly owner?: string | undefined
}

interface Waiting {
  readonly bytes: number
  readonly owner: string | undefined
  enter(): void
}

/** Memory that requests under way may hold together. What there is no room for waits a moment, or is told to come back. */
export class ByteBudget {
  readonly #capacity: number
  readonly #refusal: string
  readonly #share: number
  readonly #byOwner = new Map<string, number>()
  readonly #waiting = new Set<Waiting>()
  #taken = 0

  /**
   * @param capacity in bytes; who wants more than that has to be alone
   * @param refusal what is said to whom there is no room for
   * @param share what one owner may have, in bytes, who may also have more than that once at a time
   */
  constructor(capacity: number, refusal: string, share = capacity) {
    this.#capacity = capacity
    this.#refusal = refusal
    this.#share = share
  }

  /**
   * Waits for room, and answers how to give it back: to do so twice is as good as once.
   * @throws ApiError 503 with Retry-After when too many wait, or this one has waited for 10 seconds; 400 when it
   *   was given up before there was room
   */
  async take(bytes: number, asker: RoomFor = {}): Promise<() => void> {
    const { owner } = asker
    const counted = Math.min(bytes, this.#capacity)
    if (this.#fits(counted, owner)) this.#add(counted, owner)
    // A request makes its signal when it is asked for it.
    else await this.#wait(counted, owner, asker.signal)
    let isTaken = true
    return () => {
      if (!isTaken) return
      isTaken = false
      this.#add(-counted, owner)
      this.#admit()
    }
  }

  #fits(bytes: number, owner: string | undefined): boolean {
    if (this.#taken + bytes > this.#capacity) return false
    const held = owner === undefined ? 0 : (this.#byOwner.get(owner) ?? 0)
    return held === 0 || held + bytes <= this.#share
  }

  #add(bytes: number, owner: string | undefined): void {
    this.#taken += bytes
    if (owner === undefined) return
    const held = (this.#byOwner.get(owner) ?? 0) + bytes
    if (held > 0) this.#byOwner.set(owner, held)
    else this.#byOwner.delete(owner)
  }

  #wait(bytes: number, owner: string | undefined, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) throw givenUp()
    if (this.#waiting.size >= MOST_WAITING) throw this.#tooMuch()
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const waiting: Waiting = { bytes, owner, enter: resolve }
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
      if (!this.#fits(waiting.bytes, waiting.owner)) continue
      this.#waiting.delete(waiting)
      this.#add(waiting.bytes, waiting.owner)
      waiting.enter()
    }
  }

  #tooMuch(): Error {
    return overloaded(this.#refusal, RETRY_AFTER_SECONDS)
  }
}
