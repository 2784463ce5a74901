import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from './free-port.ts'

const MAIN = path.join(import.meta.dirname, '../../src/main.ts')

export const TOKEN = 'lake-process-token-0123456789abcdef'

/** A lake in a process of its own, which can be killed as by a power cut of its own. */
export interface LakeProcess {
  readonly url: string
  readonly pid: number | undefined
  /** Resolves once it listens; rejects when it ends before. */
  readonly ready: Promise<void>
  /** Ends it at once, wherever it is, and waits until it is gone. */
  kill(): Promise<void>
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>
}

/**
 * Starts `content-lake serve` over a data directory.
 * @param within a command, with its arguments, that the server is to be run by; it has to become the server
 */
export async function startLakeProcess(
  dataDirectory: string,
  within: readonly string[] = [],
): Promise<LakeProcess> {
  const port = await freePort()
  const [command = process.execPath, ...args] = [...within, process.execPath, MAIN, 'serve']
  const child = spawn(command, args, {
    env: {
      PATH: process.env.PATH,
      CONTENT_LAKE_DATA: path.join(dataDirectory, 'lake'),
      CONTENT_LAKE_PORT: String(port),
      CONTENT_LAKE_TOKENS: `administrator:${TOKEN}`,
      // What one process has compiled the next need not.
      NODE_COMPILE_CACHE: path.join(dataDirectory, 'compile-cache'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ready = listening(child)
  // Nobody may be waiting any more when it is killed on its way up.
  ready.catch(() => undefined)
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid,
    ready,
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

function listening(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    if (child.stdout === null) throw new Error('The server has no output')
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (JSON.parse(line).event === 'listening') resolve()
    })
    child.once('exit', (code, signal) => reject(new Error(`serve ended with ${code ?? signal}`)))
  })
}
