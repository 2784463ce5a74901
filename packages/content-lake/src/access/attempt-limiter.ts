const MOST_KEYS = 10_000

/** Counts attempts by key (an address, a name) in a window of time. */
export class AttemptLimiter {
  readonly #limit: number
  readonly #windowMs: number
  /** Oldest window first. */
  readonly #windows = new Map<string, { attempts: number; until: number }>()

  constructor(limit: number, windowMs: number) {
    this.#limit = limit
    this.#windowMs = windowMs
  }

  /** Milliseconds until this key may try again; 0 when it may now. */
  waitingTime(key: string, now = Date.now()): number {
    const window = this.#windows.get(key)
    if (!window || window.until <= now) return 0
    return window.attempts < this.#limit ? 0 : window.until - now
  }

  /** Counts an attempt before its outcome is known, so that parallel ones count too. */
  count(key: string, now = Date.now()): void {
    const window = this.#windows.get(key)
    if (window && window.until > now) {
      window.attempts += 1
      return
    }
    this.#windows.delete(key)
    for (const [oldest, { until }] of this.#windows) {
      if (until > now && this.#windows.size < MOST_KEYS) break
      this.#windows.delete(oldest)
    }
    this.#windows.set(key, { attempts: 1, until: now + this.#windowMs })
  }

  /** Takes one attempt back, which turned out to be right. */
  takeBack(key: string): void {
    const window = this.#windows.get(key)
    if (window) window.attempts -= 1
  }

  /** Forgets every attempt. */
  forgive(key: string): void {
    this.#windows.delete(key)
  }
}
