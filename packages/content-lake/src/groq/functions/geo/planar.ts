import type { Deadline } from '../../deadline.ts'
import type { Geometry, Polygon, Position, Ring } from './geometry.ts'
import {
  doSegmentsMeet,
  isOnSegment,
  isSamePlace,
  meetings,
  placeAlong,
  type Segment,
  segmentsOf,
} from './segment.ts'

const NOTHING: Geometry = { points: [], lines: [], polygons: [] }

/** Whether all of `b` lies within `a`, borders included, on a flat map. Throws queryTimeoutError (504). */
export function contains(a: Geometry, b: Geometry, deadline: Deadline): boolean {
  return (
    b.points.every((point) => coversPlace(a, point, deadline)) &&
    b.lines.every((line) => coversLine(a, line, deadline)) &&
    b.polygons.every((inner) => a.polygons.some((outer) => coversPolygon(outer, inner, deadline)))
  )
}

/** Whether `a` and `b` share a place, on a flat map. Throws queryTimeoutError (504). */
export function intersects(a: Geometry, b: Geometry, deadline: Deadline): boolean {
  if (cornersOf(b).some((place) => coversPlace(a, place, deadline))) return true
  if (cornersOf(a).some((place) => coversPlace(b, place, deadline))) return true
  const others = bordersOf(b)
  return bordersOf(a).some((own) =>
    others.some((other) => {
      deadline.tick()
      return doSegmentsMeet(own, other)
    }),
  )
}

/** Every point, and one place of everything else: where none of them is shared, borders cross or nothing does. */
function cornersOf({ points, lines, polygons }: Geometry): Position[] {
  const firsts = [...lines, ...polygons.map(([outer]) => outer ?? [])].map(([first]) => first)
  return [...points, ...firsts.filter((place) => place !== undefined)]
}

function bordersOf({ lines, polygons }: Geometry): Segment[] {
  return [...lines, ...polygons.flat()].flatMap(segmentsOf)
}

function coversPlace(geometry: Geometry, place: Position, deadline: Deadline): boolean {
  const { points, lines, polygons } = geometry
  return (
    points.some((point) => isSamePlace(point, place)) ||
    lines.some((line) => isOnLine(place, line, deadline)) ||
    polygons.some((polygon) => isInPolygon(place, polygon, deadline))
  )
}

/** A line lies within when every stretch of it between two borders does. */
function coversLine(geometry: Geometry, line: readonly Position[], deadline: Deadline): boolean {
  const borders = bordersOf(geometry)
  return segmentsOf(line).every((segment) => {
    const cuts = borders.flatMap((border) => {
      deadline.tick()
      return meetings(segment, border)
    })
    const marks = [0, ...cuts, 1].sort((a, b) => a - b)
    return marks.every((mark, i) => {
      const next = marks[i + 1] ?? mark
      return (
        coversPlace(geometry, placeAlong(segment, mark), deadline) &&
        coversPlace(geometry, placeAlong(segment, (mark + next) / 2), deadline)
      )
    })
  })
}

function coversPolygon(outer: Polygon, inner: Polygon, deadline: Deadline): boolean {
  const [border, ...gaps] = inner
  if (border === undefined) return false
  if (!coversLine({ ...NOTHING, polygons: [outer] }, border, deadline)) return false
  // A hole of the outer one may still lie in the midst of the inner one.
  return outer.slice(1).every((hole) => {
    const place = placeInside(hole)
    const isInBorder = place !== null && sideOfRing(place, border, deadline) === 'inside'
    return (
      !isInBorder ||
      gaps.some((gap) => place !== null && sideOfRing(place, gap, deadline) === 'inside')
    )
  })
}

function isOnLine(place: Position, line: readonly Position[], deadline: Deadline): boolean {
  return segmentsOf(line).some((segment) => {
    deadline.tick()
    return isOnSegment(place, segment)
  })
}

function isInPolygon(place: Position, [border, ...holes]: Polygon, deadline: Deadline): boolean {
  if (border === undefined || sideOfRing(place, border, deadline) === 'outside') return false
  return holes.every((hole) => sideOfRing(place, hole, deadline) !== 'inside')
}

function sideOfRing(
  place: Position,
  ring: Ring,
  deadline: Deadline,
): 'inside' | 'border' | 'outside' {
  const [x, y] = place
  let isInside = false
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1], ring[i]]
    if (a === undefined || b === undefined) break
    deadline.tick()
    if (isOnSegment(place, [a, b])) return 'border'
    const [[x1, y1], [x2, y2]] = [a, b]
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) isInside = !isInside
  }
  return isInside ? 'inside' : 'outside'
}

/** Some place within a ring: half way between the first two borders on a line across it. */
function placeInside(ring: Ring): Position | null {
  const heights = [...new Set(ring.map(([, y]) => y))].sort((a, b) => a - b)
  const [low, high] = heights
  if (low === undefined || high === undefined) return null
  const y = (low + high) / 2
  const crossings = segmentsOf(ring)
    .filter(([[, y1], [, y2]]) => y1 > y !== y2 > y)
    .map(([[x1, y1], [x2, y2]]) => x1 + ((y - y1) / (y2 - y1)) * (x2 - x1))
    .sort((a, b) => a - b)
  const [west, east] = crossings
  return west === undefined || east === undefined ? null : [(west + east) / 2, y]
}
