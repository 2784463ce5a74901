import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'

export interface RunOptions {
  cwd: string
  env: NodeJS.ProcessEnv
  /** Where the output goes; without it the terminal shows it. */
  logFile?: string
  signal?: AbortSignal
}

/** Runs a command to its end. Throws with the end of its log when it fails. */
export async function run(command: string, args: string[], options: RunOptions): Promise<void> {
  const { logFile } = options
  if (logFile) mkdirSync(dirname(logFile), { recursive: true })
  const log = logFile ? openSync(logFile, 'w') : undefined
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env,
    stdio: log === undefined ? 'inherit' : ['ignore', log, log],
    signal: options.signal,
  })
  if (log !== undefined) closeSync(log)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  if (code === 0) return
  const tail = logFile ? readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-40) : []
  throw new Error(
    [
      `${[command.split('/').at(-1), ...args].join(' ')} failed.`,
      ...tail.map((line) => `    ${line}`),
    ].join('\n'),
  )
}
