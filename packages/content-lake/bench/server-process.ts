import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** Resident memory, in MiB. */
export interface Memory {
  readonly now: number
  /** The most it ever was; null where the system does not tell. */
  readonly peak: number | null
}

const running = new Set<ChildProcess>()
process.once('exit', killProcesses)

/** Ends all that was started here and still runs, at once. */
export function killProcesses(): void {
  for (const child of running) child.kill('SIGKILL')
}

/** A server under measurement, in a process of its own. */
export interface ServerProcess {
  readonly url: string
  /** From its start to its first answer. */
  readonly startMs: number
  memory(): Memory
  stop(): Promise<void>
}

/** Starts a server and waits until a path of it answers with 200. */
export async function startProcess(
  args: readonly string[],
  { url, probe, env = {} }: { url: string; probe: string; env?: Record<string, string> },
): Promise<ServerProcess> {
  const started = performance.now()
  const child = start(args, {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await answers(child, new URL(probe, url))
  return {
    url,
    startMs: performance.now() - started,
    memory: () => memoryOf(String(child.pid)),
    async stop() {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}

/** Runs a script to its end. @throws Error when it fails */
export async function runScript(args: readonly string[]): Promise<void> {
  const child = start(args, { stdio: ['ignore', 'inherit', 'inherit'] })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}`)
}

function start(args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(process.execPath, args, options)
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

function memoryOf(pid: string): Memory {
  const now = Number(execFileSync('ps', ['-o', 'rss=', '-p', pid], { encoding: 'utf8' }))
  const status = `/proc/${pid}/status`
  const peak = existsSync(status) && /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(status, 'utf8'))?.[1]
  return { now: now / 1024, peak: peak ? Number(peak) / 1024 : null }
}

async function answers(child: ChildProcess, probe: URL): Promise<void> {
  while (child.exitCode === null) {
    const response = await fetch(probe).catch(() => null)
    await response?.arrayBuffer()
    if (response?.ok) return
    await pause(5)
  }
  throw new Error(`The server ended with ${child.exitCode} before it answered`)
}
