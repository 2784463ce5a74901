import { Interruption } from './interruption.ts'
import { ProcessGroup, type ProcessGroupOptions } from './process-group.ts'

export interface ServiceOptions extends ProcessGroupOptions {
  /** What messages call it. */
  name: string
  /** Answers below 500 once the service is ready. */
  readyUrl: string
}

const READY_WITHIN_MS = 120_000
const LOG_LINES = 25

/** One server process of the stack: started, waited for, and stopped with everything it started. */
export class Service {
  readonly #options: ServiceOptions
  #group: ProcessGroup
  #stopping = false

  constructor(options: ServiceOptions) {
    this.#options = options
    this.#group = new ProcessGroup(options)
  }

  get name(): string {
    return this.#options.name
  }

  get logFile(): string {
    return this.#options.logFile
  }

  /** How its process ended, such as `exit code 1` or `signal SIGKILL`. */
  get outcome(): string {
    return this.#group.outcome
  }

  /** Resolves when the process ends without having been told to. */
  async unexpectedExit(): Promise<Error> {
    await this.#group.exited
    if (this.#stopping) return new Promise(() => {})
    return this.#failure(`stopped by itself (${this.#group.outcome})`)
  }

  /**
   * Waits for the ready address.
   * @throws with the end of the log when the service dies or hangs; Interruption when it was stopped.
   */
  async ready(): Promise<void> {
    const deadline = Date.now() + READY_WITHIN_MS
    while (this.#group.running) {
      if (await answers(this.#options.readyUrl)) return
      if (Date.now() > deadline) {
        throw this.#failure(`did not answer within ${READY_WITHIN_MS / 1000} s`)
      }
      await Promise.race([this.#group.exited, new Promise((resolve) => setTimeout(resolve, 100))])
    }
    await this.#group.exited
    throw this.#stopping ? new Interruption() : this.#failure('could not start')
  }

  /** Ends what is left of the process: what it started, and itself when it hangs. */
  async clear(): Promise<void> {
    await this.#group.stop()
  }

  /**
   * Starts the process again, once it is cleared away, and waits until it answers.
   * @throws as `ready` does, and when another program has taken its address meanwhile
   */
  async restart(): Promise<void> {
    const { readyUrl } = this.#options
    if (await answers(readyUrl)) throw new Error(`Another program answers at ${readyUrl}.`)
    if (this.#stopping) throw new Interruption()
    this.#group = new ProcessGroup({ ...this.#options, appendLog: true })
    await this.ready()
  }

  async stop(): Promise<void> {
    this.#stopping = true
    await this.#group.stop()
  }

  #failure(what: string): Error {
    const { name, logFile } = this.#options
    return new Error(
      `The ${name} ${what}. The end of ${logFile}:\n\n${this.#group.logEnd(LOG_LINES)}`,
    )
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: 'manual' })
    await response.body?.cancel()
    return response.status < 500
  } catch {
    return false
  }
}
