import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'

export interface ServiceOptions {
  /** What messages call it. */
  name: string
  command: string
  args: string[]
  cwd: string
  env: NodeJS.ProcessEnv
  /** Everything it prints goes here; the last lines are shown when it fails. */
  logFile: string
  /** Answers below 500 once the service is ready. */
  readyUrl: string
}

const READY_WITHIN_MS = 120_000
const STOP_WITHIN_MS = 10_000
const LOG_TAIL_LINES = 25

/** One server process of the stack: started, waited for, and stopped with everything it started. */
export class Service {
  readonly name: string
  readonly #options: ServiceOptions
  readonly #child: ChildProcess
  readonly #exited: Promise<void>
  #stopping = false

  constructor(options: ServiceOptions) {
    this.name = options.name
    this.#options = options
    mkdirSync(dirname(options.logFile), { recursive: true })
    const log = openSync(options.logFile, 'w')
    // A process group of its own: stop() then reaches grandchildren too, and Ctrl-C in the
    // terminal reaches only us, who stop things in order.
    this.#child = spawn(options.command, options.args, {
      cwd: options.cwd,
      env: options.env,
      stdio: ['ignore', log, log],
      detached: process.platform !== 'win32',
    })
    closeSync(log)
    this.#exited = new Promise((resolve) => {
      this.#child.once('exit', () => resolve())
      this.#child.once('error', () => resolve())
    })
  }

  get running(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null && !!this.#child.pid
  }

  /** Resolves when the process ends without having been told to. */
  async unexpectedExit(): Promise<Error> {
    await this.#exited
    if (this.#stopping) return new Promise(() => {})
    return this.#failure(`The ${this.name} stopped by itself`)
  }

  /** Waits for the ready address. Throws with the end of the log when the service dies or hangs. */
  async ready(): Promise<void> {
    const deadline = Date.now() + READY_WITHIN_MS
    while (this.running) {
      if (await answers(this.#options.readyUrl)) return
      if (Date.now() > deadline) {
        throw this.#failure(`The ${this.name} did not answer within ${READY_WITHIN_MS / 1000} s`)
      }
      await Promise.race([this.#exited, new Promise((resolve) => setTimeout(resolve, 100))])
    }
    throw this.#failure(`The ${this.name} could not start`)
  }

  /** Asks the process group to end, and ends it when it has not done so in time. */
  async stop(): Promise<void> {
    this.#stopping = true
    if (!this.running) return
    this.#signal('SIGTERM')
    const impatience = setTimeout(() => this.#signal('SIGKILL'), STOP_WITHIN_MS)
    await this.#exited
    clearTimeout(impatience)
  }

  #signal(signal: NodeJS.Signals) {
    const { pid } = this.#child
    if (!pid) return
    try {
      if (process.platform === 'win32') this.#child.kill(signal)
      else process.kill(-pid, signal)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }

  #failure(sentence: string): Error {
    const tail = readFileSync(this.#options.logFile, 'utf8').trimEnd().split('\n')
    const lines = tail.slice(-LOG_TAIL_LINES).map((line) => `    ${line}`)
    return new Error(`${sentence}. The end of ${this.#options.logFile}:\n\n${lines.join('\n')}`)
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
