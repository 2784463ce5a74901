import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

const hasProc = existsSync('/proc/self/environ')

/** Ids of the processes whose environment holds an assignment such as `NAME=value`. */
export function processesWith(assignment: string): number[] {
  return hasProc ? fromProc(assignment) : fromPs(assignment)
}

/** The one among them whose command line holds these words. */
export function processRunning(assignment: string, words: string): number {
  const [id, ...others] = processesWith(assignment).filter((id) => commandLine(id).includes(words))
  if (id === undefined || others.length > 0) throw new Error(`Not one process runs "${words}".`)
  return id
}

function commandLine(id: number): string {
  try {
    return hasProc
      ? readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ')
      : execFileSync('ps', ['-o', 'args=', '-p', String(id)], { encoding: 'utf8' })
  } catch {
    // Ended meanwhile.
    return ''
  }
}

function fromProc(assignment: string): number[] {
  const ids = readdirSync('/proc').map(Number).filter(Number.isInteger)
  return ids.filter((id) => {
    try {
      return readFileSync(`/proc/${id}/environ`, 'utf8').split('\0').includes(assignment)
    } catch {
      // Ended meanwhile, or another user's.
      return false
    }
  })
}

function fromPs(assignment: string): number[] {
  const lines = execFileSync('ps', ['axeww'], { encoding: 'utf8' }).split('\n')
  return lines.filter((line) => line.includes(assignment)).map((line) => Number.parseInt(line, 10))
}
