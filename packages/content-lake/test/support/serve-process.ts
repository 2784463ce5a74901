import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { LogRecord } from '../../src/logging/log.ts'

/** The command itself. */
export const MAIN = path.join(import.meta.dirname, '../../src/main.ts')

/** What installs it: as a person at a terminal calls it. */
export const BIN = path.join(import.meta.dirname, '../../bin/content-lake.mjs')

/** `content-lake serve` in a process of its own. */
export interface ServeProcess {
  readonly child: ChildProcess
  /** What it logged so far. */
  readonly records: readonly LogRecord[]
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>
}

/**
 * Starts it, with the given environment alone, and resolves when it listens.
 * @param nodeArgs arguments of Node itself
 * @param command what is run
 */
export async function serveProcess(
  args: readonly string[],
  env: Record<string, string>,
  nodeArgs: readonly string[] = [],
  command = MAIN,
): Promise<ServeProcess> {
  const child = spawn(process.execPath, [...nodeArgs, command, 'serve', ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit').then(([code, signal]) => code ?? signal)
  const records: LogRecord[] = []
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  createInterface({ input: child.stdout }).on('line', (line) => {
    records.push(JSON.parse(line))
    if (records.at(-1)?.event === 'listening') resolve()
  })
  void ended.then((how) => reject(new Error(`serve ended with ${how}`)))
  await promise
  return { child, records, ended }
}
