import { overloaded } from '../../errors.ts'

const MOST_WAITING = 200
const LONGEST_WAIT_MS = 10_000
const RETRY_AFTER_SECONDS = 2

interface Waiting {
  readonly isPublic: boolean
  readonly since: number
  enter(): void
  turnAway(): void
}

/**
 * Who may use a thread next. Anonymous callers never take the last place, and signed-in ones go
 * first: however much the public asks for, editors go on working.
 */
export class ThreadPlaces {
  readonly #size: number
  #taken = 0
  #takenByPublic = 0
  #waiting: Waiting[] = []

  /** @param size at least 2 */
  constructor(size: number) {
    this.#size = size
  }

  /**
   * Waits for a place; the answer gives it back.
   * @throws ApiError 503 with Retry-After when too many wait, or this one has waited too long
   */
  async take(isPublic: boolean): Promise<() => void> {
    if (!this.#mayEnter(isPublic)) await this.#wait(isPublic)
    else this.#enter(isPublic)
    return () => {
      this.#taken -= 1
      if (isPublic) this.#takenByPublic -= 1
      this.#admit()
    }
  }

  #mayEnter(isPublic: boolean): boolean {
    if (isPublic && this.#takenByPublic >= this.#size - 1) return false
    return this.#taken < this.#size
  }

  #enter(isPublic: boolean): void {
    this.#taken += 1
    if (isPublic) this.#takenByPublic += 1
  }

  #wait(isPublic: boolean): Promise<void> {
    const alike = this.#waiting.filter((waiting) => waiting.isPublic === isPublic)
    if (alike.length >= MOST_WAITING) throw tooMany()
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        isPublic,
        since: performance.now(),
        enter: resolve,
        turnAway: () => reject(tooMany()),
      })
    })
  }

  #admit(): void {
    while (true) {
      const next = this.#waiting.find(({ isPublic }) => !isPublic) ?? this.#waiting[0]
      if (next === undefined || !this.#mayEnter(next.isPublic)) return
      this.#waiting = this.#waiting.filter((waiting) => waiting !== next)
      if (performance.now() - next.since > LONGEST_WAIT_MS) {
        next.turnAway()
        continue
      }
      this.#enter(next.isPublic)
      next.enter()
    }
  }
}

function tooMany(): Error {
  return overloaded('Too many queries are waiting; try again', RETRY_AFTER_SECONDS)
}
