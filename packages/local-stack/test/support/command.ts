import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { stripVTControlCharacters } from 'node:util'
import { repositoryRoot } from '../../src/repository.ts'

/** A command in a process group of its own, as a terminal starts it. */
export class Command {
  readonly #child: ChildProcess
  readonly #ended: Promise<unknown>
  #over = false
  #output = ''

  constructor(command: string, args: string[], env: NodeJS.ProcessEnv) {
    this.#child = spawn(command, args, {
      cwd: repositoryRoot,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    // Closed when nobody holds the streams any more: every process that inherited them has ended.
    this.#ended = once(this.#child, 'close').then(() => {
      this.#over = true
    })
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        this.#output += stripVTControlCharacters(text)
      })
    }
  }

  /** What it has printed so far. */
  get output(): string {
    return this.#output
  }

  /** Resolves when it has printed a text; throws with its output when it ends before. */
  async printed(text: string): Promise<void> {
    while (!this.#output.includes(text)) {
      if (this.#over) throw new Error(`Ended before it printed "${text}":\n${this.#output}`)
      await Promise.race([once(this.#child.stdout ?? this.#child, 'data'), this.#ended])
    }
  }

  /** Ctrl-C in the terminal: every process of the group hears of it. */
  ctrlC(): void {
    if (!this.#child.pid) throw new Error(`The command could not be run: ${this.#output}`)
    process.kill(-this.#child.pid, 'SIGINT')
  }

  /** A signal to the command alone. */
  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal)
  }

  /** Resolves with its exit code when it and everything that prints through it have ended. */
  async exit(): Promise<number | null> {
    await this.#ended
    return this.#child.exitCode
  }

  /** Ends it, whatever state a test left it in. */
  async end(): Promise<void> {
    this.signal('SIGTERM')
    await this.#ended
  }
}
