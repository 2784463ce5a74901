import { execFile } from 'node:child_process'

/** What a process ended with. */
export interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a script in a process of its own until it ends; the environment is the given one alone. */
export function runNode(
  args: readonly string[],
  options: { env: Record<string, string>; cwd?: string; input?: string },
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      args,
      {
        cwd: options.cwd,
        env: { PATH: process.env.PATH, ...options.env },
        maxBuffer: 64 * 1024 * 1024,
      },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    )
    child.stdin?.end(options.input ?? '')
  })
}
