import type { Deadline } from '../../deadline.ts'
import type { Position, Ring } from './geometry.ts'
import { doSegmentsMeet, type Segment, segmentsOf } from './segment.ts'

/**
 * Whether positions make a ring: at least a triangle, closed, and nowhere crossing or touching itself.
 * Throws queryTimeoutError (504).
 */
export function isSimpleRing(positions: Ring, deadline: Deadline): boolean {
  const [first, last] = [positions[0], positions.at(-1)]
  if (positions.length < 4 || first === undefined || last === undefined) return false
  if (!isEqual(first, last)) return false
  const segments = segmentsOf(positions)
  if (segments.some(([start, end]) => isEqual(start, end))) return false
  return !crossesItself(segments, deadline)
}

/** Compares each segment only with those that reach as far west. */
function crossesItself(segments: readonly Segment[], deadline: Deadline): boolean {
  const count = segments.length
  const west = ([[x1], [x2]]: Segment) => Math.min(x1, x2)
  const east = ([[x1], [x2]]: Segment) => Math.max(x1, x2)
  const sorted = segments
    .map((segment, index) => ({ segment, index, west: west(segment), east: east(segment) }))
    .sort((a, b) => a.west - b.west)
  let near: typeof sorted = []
  for (const own of sorted) {
    near = near.filter((other) => other.east >= own.west)
    for (const other of near) {
      deadline.tick()
      const distance = Math.abs(own.index - other.index)
      const areNeighbours = distance === 1 || distance === count - 1
      if (!areNeighbours && doSegmentsMeet(own.segment, other.segment)) return true
    }
    near.push(own)
  }
  return false
}

function isEqual([x1, y1]: Position, [x2, y2]: Position): boolean {
  return x1 === x2 && y1 === y2
}
