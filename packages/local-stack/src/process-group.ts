import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, createWriteStream, mkdirSync, openSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { endWithThisProcess } from './process-guard.ts'

export interface ProcessGroupOptions {
  command: string
  args: string[]
  cwd: string
  env: NodeJS.ProcessEnv
  /** Everything it prints goes here. */
  logFile: string
  /** Is told each line of it as well. */
  onLine?: (line: string) => void
  /** Goes on with the log of the run before, whose end says why there is another. */
  appendLog?: boolean
}

const STOP_WITHIN_MS = 10_000

/** Groups that may still run, for the last resort at the end of this process. */
const alive = new Set<ProcessGroup>()
process.on('exit', () => {
  for (const group of alive) group.signal('SIGKILL')
})

/** The same for an end at which nothing here runs any more. */
function guardAlive() {
  endWithThisProcess(Array.from(alive, (group) => group.id).filter((id) => id !== undefined))
}

/**
 * A command with everything it starts, in a process group of its own: stopping reaches grandchildren
 * too, and Ctrl-C in the terminal reaches only us, who stop things in order.
 */
export class ProcessGroup {
  readonly exited: Promise<void>
  readonly #logFile: string
  readonly #child: ChildProcess
  #failure: Error | undefined

  constructor(options: ProcessGroupOptions) {
    const { command, args, cwd, env, logFile, onLine, appendLog } = options
    this.#logFile = logFile
    mkdirSync(dirname(logFile), { recursive: true })
    const log = openSync(logFile, appendLog ? 'a' : 'w')
    // Written to directly where nobody follows: then the log is whole whatever becomes of us.
    const output = onLine ? 'pipe' : log
    this.#child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', output, output],
      detached: true,
    })
    closeSync(log)
    if (onLine) this.#follow(onLine)
    alive.add(this)
    guardAlive()
    this.exited = new Promise((resolve) => {
      this.#child.once('exit', () => resolve())
      this.#child.once('error', (error) => {
        this.#failure = error
        resolve()
      })
    })
  }

  get id(): number | undefined {
    return this.#child.pid
  }

  get running(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null && !!this.#child.pid
  }

  /** How it ended, such as `exit code 1` or `signal SIGKILL`. */
  get outcome(): string {
    const { signalCode, exitCode } = this.#child
    return signalCode ? `signal ${signalCode}` : `exit code ${exitCode}`
  }

  get succeeded(): boolean {
    return this.#child.exitCode === 0
  }

  /** The last lines that it printed, or why it could not be run. */
  logEnd(lines: number): string {
    if (this.#failure) return `    ${this.#failure.message}`
    const tail = readFileSync(this.#logFile, 'utf8').trimEnd().split('\n').slice(-lines)
    return tail.map((line) => `    ${line}`).join('\n')
  }

  /** Asks the group to end, ends it when it has not done so in time, and leaves nothing of it behind. */
  async stop(): Promise<void> {
    // Nothing of it is left, and its number may be another's by now.
    if (!alive.has(this)) return
    if (this.running) {
      this.signal('SIGTERM')
      const impatience = setTimeout(() => this.signal('SIGKILL'), STOP_WITHIN_MS)
      await this.exited
      clearTimeout(impatience)
    }
    // The leader has ended, by itself or because it was told to; what it started may not have.
    this.signal('SIGKILL')
    alive.delete(this)
    guardAlive()
  }

  #follow(onLine: (line: string) => void) {
    const log = createWriteStream(this.#logFile, { flags: 'a' })
    for (const output of [this.#child.stdout, this.#child.stderr]) {
      if (!output) continue
      createInterface({ input: output, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (line) => {
        log.write(`${line}\n`)
        onLine(line)
      })
    }
    this.#child.once('close', () => log.end())
  }

  signal(signal: NodeJS.Signals): void {
    const { pid } = this.#child
    if (!pid) return
    try {
      process.kill(-pid, signal)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}
