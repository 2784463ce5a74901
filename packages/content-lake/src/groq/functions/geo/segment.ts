import type { Position } from './geometry.ts'

export type Segment = readonly [Position, Position]

/** Nearer than this, in degrees, two places are one: a tenth of a millimetre. */
const TOLERANCE = 1e-9

/** The segments between the positions of a line or ring. */
export function segmentsOf(line: readonly Position[]): Segment[] {
  return line.slice(1).map((end, i): Segment => [line[i] ?? end, end])
}

/** Whether two positions are one place. */
export function isSamePlace([x1, y1]: Position, [x2, y2]: Position): boolean {
  return Math.abs(x1 - x2) <= TOLERANCE && Math.abs(y1 - y2) <= TOLERANCE
}

/** Whether a place lies on a segment. */
export function isOnSegment([x, y]: Position, [[x1, y1], [x2, y2]]: Segment): boolean {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : ((x - x1) * dx + (y - y1) * dy) / length
  const nearest = Math.min(1, Math.max(0, along))
  return isSamePlace([x, y], [x1 + nearest * dx, y1 + nearest * dy])
}

/** Whether two segments share a place. */
export function doSegmentsMeet(a: Segment, b: Segment): boolean {
  if (!doBoxesMeet(a, b)) return false
  const [c, d] = [side(a, b[0]), side(a, b[1])]
  const [e, f] = [side(b, a[0]), side(b, a[1])]
  if (c * d < 0 && e * f < 0) return true
  return (
    isOnSegment(a[0], b) || isOnSegment(a[1], b) || isOnSegment(b[0], a) || isOnSegment(b[1], a)
  )
}

/** How far along `a`, from 0 to 1, `b` meets it; for one that runs along it, where that begins and ends. */
export function meetings(a: Segment, b: Segment): number[] {
  if (!doBoxesMeet(a, b)) return []
  const ends = b.filter((end) => isOnSegment(end, a)).map((end) => along(a, end))
  const [c, d] = [side(b, a[0]), side(b, a[1])]
  return c * d < 0 && doSegmentsMeet(a, b) ? [...ends, c / (c - d)] : ends
}

/** The place on a segment so far along it. */
export function placeAlong([[x1, y1], [x2, y2]]: Segment, part: number): Position {
  return [x1 + part * (x2 - x1), y1 + part * (y2 - y1)]
}

function along([[x1, y1], [x2, y2]]: Segment, [x, y]: Position): number {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const length = dx * dx + dy * dy
  return length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length))
}

/** Positive to the left of a segment, negative to its right. */
function side([[x1, y1], [x2, y2]]: Segment, [x, y]: Position): number {
  return (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)
}

function doBoxesMeet([a1, a2]: Segment, [b1, b2]: Segment): boolean {
  for (const axis of [0, 1] as const) {
    const low = Math.max(Math.min(a1[axis], a2[axis]), Math.min(b1[axis], b2[axis]))
    const high = Math.min(Math.max(a1[axis], a2[axis]), Math.max(b1[axis], b2[axis]))
    if (low > high + TOLERANCE) return false
  }
  return true
}
