const MAXIMUM_CLIENTS = 10_000

/** Counts failed attempts of each client in a window of time. */
export class AttemptLimiter {
  readonly #limit: number
  readonly #windowMs: number
  readonly #clients = new Map<string, { failures: number; until: number }>()

  constructor(limit: number, windowMs: number) {
    this.#limit = limit
    this.#windowMs = windowMs
  }

  /** Milliseconds until this client may try again; 0 when it may now. */
  waitingTime(client: string, now = Date.now()): number {
    const entry = this.#clients.get(client)
    if (!entry || entry.until <= now) return 0
    return entry.failures < this.#limit ? 0 : entry.until - now
  }

  /** Counts an attempt before its outcome is known, so that parallel ones count too. */
  count(client: string, now = Date.now()): void {
    const entry = this.#clients.get(client)
    if (entry && entry.until > now) {
      entry.failures += 1
      return
    }
    if (this.#clients.size >= MAXIMUM_CLIENTS) this.#forgetExpired(now)
    this.#clients.set(client, { failures: 1, until: now + this.#windowMs })
  }

  forgive(client: string): void {
    this.#clients.delete(client)
  }

  #forgetExpired(now: number): void {
    for (const [client, { until }] of this.#clients) {
      if (until <= now) this.#clients.delete(client)
    }
  }
}
