import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'

/** A server under measurement, in a process of its own. */
export interface ServerProcess {
  readonly url: string
  /** From its start to its first answer. */
  readonly startMs: number
  /** Resident memory now, in MiB. */
  memory(): number
  stop(): Promise<void>
}

/** Starts a server and waits until a path of it answers with 200. */
export async function startProcess(
  args: readonly string[],
  { url, probe, env = {} }: { url: string; probe: string; env?: Record<string, string> },
): Promise<ServerProcess> {
  const started = performance.now()
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  process.once('exit', () => child.kill('SIGKILL'))
  await answers(child, new URL(probe, url))
  return {
    url,
    startMs: performance.now() - started,
    memory: () =>
      Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' })) /
      1024,
    async stop() {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}

/** Runs a script to its end. @throws Error when it fails */
export async function runScript(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}`)
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
