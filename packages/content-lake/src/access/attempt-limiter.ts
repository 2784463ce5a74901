const MOST_KEYS = 10_000

interface Window {
  attempts: number
  readonly until: number
  /** How many of the attempts were at what. */
  readonly at: Map<string, number>
}

/** Counts attempts by key (an address, a name) in a window of time. */
export class AttemptLimiter {
  readonly #limit: number
  readonly #windowMs: number
  /** Oldest window first. */
  readonly #windows = new Map<string, Window>()

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

  /** Counts an attempt (at something) before its outcome is known, so that parallel ones count too. */
  count(key: string, now = Date.now(), at = ''): void {
    const window = this.#windows.get(key)
    if (window && window.until > now) {
      window.attempts += 1
      window.at.set(at, (window.at.get(at) ?? 0) + 1)
      return
    }
    this.#windows.delete(key)
    for (const [oldest, { until }] of this.#windows) {
      if (until > now && this.#windows.size < MOST_KEYS) break
      this.#windows.delete(oldest)
    }
    this.#windows.set(key, { attempts: 1, until: now + this.#windowMs, at: new Map([[at, 1]]) })
  }

  /** Takes one attempt back, which turned out to be right. */
  takeBack(key: string): void {
    const window = this.#windows.get(key)
    if (window) window.attempts -= 1
  }

  /** Forgets the attempts at one thing. */
  forgive(key: string, at: string): void {
    const window = this.#windows.get(key)
    if (window === undefined) return
    window.attempts -= window.at.get(at) ?? 0
    window.at.delete(at)
  }
}
