import { spawn } from 'node:child_process'
import { Interruption } from './interruption.ts'

export interface RunOptions {
  cwd: string
  env: NodeJS.ProcessEnv
}

/**
 * Runs a command to its end, in the terminal. Ctrl-C reaches it too: then its own clean-up is waited for.
 * @throws Interruption after Ctrl-C, else a sentence when it fails.
 */
export async function run(command: string, args: string[], options: RunOptions): Promise<void> {
  let interrupted = false
  const wait = () => {
    interrupted = true
  }
  process.on('SIGINT', wait)
  try {
    const child = spawn(command, args, { ...options, stdio: 'inherit' })
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', resolve)
    })
    if (interrupted) throw new Interruption()
    if (code !== 0) throw new Error(`${[command.split('/').at(-1), ...args].join(' ')} failed.`)
  } finally {
    process.off('SIGINT', wait)
  }
}
