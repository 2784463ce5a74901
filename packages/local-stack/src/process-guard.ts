import { spawn } from 'node:child_process'
import type { Writable } from 'node:stream'

/**
 * Keeps the last list of groups that it reads, and ends them at the end of its input. The system closes that when
 * this process ends, also when it is killed and can do nothing itself.
 */
const GUARD = `
  trap '' HUP INT TERM
  groups=
  while read -r line; do groups=$line; done
  for group in $groups; do kill -s KILL -- "-$group"; done`

let guard: Writable | undefined

/** Names the process groups that shall end when this process has ended, however it does; replaces those named before. */
export function endWithThisProcess(groups: readonly number[]): void {
  guard ??= startGuard()
  guard.write(`${groups.join(' ')}\n`)
}

function startGuard(): Writable {
  // In a group of its own, which nobody kills together with ours.
  const child = spawn('/bin/sh', ['-c', GUARD], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  child.unref()
  // Without a guard everything runs as well, until somebody kills us.
  child.on('error', () => {})
  child.stdin.on('error', () => {})
  return child.stdin
}
