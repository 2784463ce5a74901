/** The clock is looked at this often at least: it may be set, and a timer holds 24 days at most. */
const LONGEST_WAIT_MS = 3_600_000
const TROUBLE_PAUSE_MS = 10_000

export interface AlarmClockOptions {
  /** When there is something to do next, in milliseconds since 1970; null when there is nothing. */
  readonly nextAt: () => number | null
  /** Does what is due. `isStopped` tells when to leave the rest. */
  readonly run: (isStopped: () => boolean) => Promise<void>
  /** Told when a run failed, which is repeated after a pause. */
  readonly onTrouble: (error: unknown) => void
}

/** Has something done when its time has come, one run at a time, from its start on. */
export class AlarmClock {
  readonly #options: AlarmClockOptions
  #timer: NodeJS.Timeout | null = null
  #running: Promise<void> | null = null
  #started = false
  #stopped = false

  constructor(options: AlarmClockOptions) {
    this.#options = options
  }

  start(): void {
    this.#started = true
    this.plan()
  }

  /** To be called whenever what is to be done has changed. */
  plan(): void {
    if (!this.#started || this.#stopped || this.#running !== null) return
    const next = this.#options.nextAt()
    if (next !== null) this.#wait(next - Date.now())
    else if (this.#timer !== null) clearTimeout(this.#timer)
  }

  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#timer !== null) clearTimeout(this.#timer)
    await this.#running
  }

  #wait(milliseconds: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = setTimeout(
      () => this.#run(),
      Math.min(Math.max(milliseconds, 0), LONGEST_WAIT_MS),
    )
    this.#timer.unref()
  }

  #run(): void {
    this.#running = this.#options
      .run(() => this.#stopped)
      .then(() => false)
      .catch((error: unknown) => {
        this.#options.onTrouble(error)
        return true
      })
      .then((trouble) => {
        this.#running = null
        if (this.#stopped) return
        if (trouble) this.#wait(TROUBLE_PAUSE_MS)
        else this.plan()
      })
  }
}
