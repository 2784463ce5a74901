import { spawn } from 'node:child_process'
import { Interruption } from './interruption.ts'

export interface RunOptions {
  cwd: string
  env: NodeJS.ProcessEnv
}

/**
 * Runs a command to its end, in the terminal, which sends Ctrl-C to it as well. Another request to end
 * is passed on as Ctrl-C, since that is what test runners clean up after.
 * @throws Interruption when it was asked to end, else a sentence when it fails.
 */
export async function run(command: string, args: string[], options: RunOptions): Promise<void> {
  const child = spawn(command, args, { ...options, stdio: 'inherit' })
  let interrupted = false
  const wait = () => {
    interrupted = true
  }
  const passOn = () => {
    interrupted = true
    child.kill('SIGINT')
  }
  process.on('SIGINT', wait).on('SIGTERM', passOn).on('SIGHUP', passOn)
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', resolve)
    })
    if (interrupted) throw new Interruption()
    if (code !== 0) throw new Error(`${[command.split('/').at(-1), ...args].join(' ')} failed.`)
  } finally {
    process.off('SIGINT', wait).off('SIGTERM', passOn).off('SIGHUP', passOn)
  }
}
