import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** Ids of the processes whose environment holds an assignment such as `NAME=value`. */
export function processesWith(assignment: string): number[] {
  return existsSync('/proc/self/environ') ? fromProc(assignment) : fromPs(assignment)
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
