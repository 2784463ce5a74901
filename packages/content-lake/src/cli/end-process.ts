import { existsSync } from 'node:fs'

/**
 * Ends this process with code 0, whatever its threads do: `process.exit` would wait for a picture that one of them
 * makes. The system ends all threads of a process that becomes another program, here one that has nothing to do.
 */
export function endProcess(): void {
  // Windows has no such thing, and a process whose Node was removed meanwhile would be aborted.
  if (
    process.execve === undefined ||
    process.platform === 'win32' ||
    !existsSync(process.execPath)
  ) {
    process.exit()
  }
  process.execve(process.execPath, [process.execPath, '--eval', ''], process.env)
}
