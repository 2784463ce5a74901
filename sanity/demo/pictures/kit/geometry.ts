/** A point in the picture's own units: x to the right, y down. */
export type Point = readonly [x: number, y: number]

/** A rectangle by its edges. */
export type Box = { left: number; top: number; right: number; bottom: number }

const RADIANS = Math.PI / 180

/** Writes a coordinate with one decimal, which is a fifth of a pixel at print size. */
export function num(value: number): string {
  return String(Math.round(value * 10) / 10)
}

/** The point at `distance` from `origin` in the direction `degrees` (0 is right, 90 is down). */
export function polar(origin: Point, degrees: number, distance: number): Point {
  const angle = degrees * RADIANS
  return [origin[0] + Math.cos(angle) * distance, origin[1] + Math.sin(angle) * distance]
}

export function mix(a: Point, b: Point, t: number): Point {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(b[0] - a[0], b[1] - a[1])
}

/** Direction from `a` to `b` in degrees. */
export function heading(a: Point, b: Point): number {
  return Math.atan2(b[1] - a[1], b[0] - a[0]) / RADIANS
}

export function bounds(points: readonly Point[]): Box {
  const xs = points.map((point) => point[0])
  const ys = points.map((point) => point[1])
  return {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  }
}

/** A point and a heading on a quadratic curve at `t` (0..1). */
export function along(a: Point, control: Point, b: Point, t: number): { at: Point; turn: number } {
  const first = mix(a, control, t)
  const second = mix(control, b, t)
  return { at: mix(first, second, t), turn: heading(first, second) }
}

/** The control point that bends the line a-b sideways by `bend` times its length. */
export function bow(a: Point, b: Point, bend: number): Point {
  return polar(mix(a, b, 0.5), heading(a, b) - 90, distance(a, b) * bend)
}

/** Evenly spaced values from 0 to 1, `count` of them. */
export function steps(count: number): number[] {
  return Array.from({ length: count }, (_, index) => (count === 1 ? 0 : index / (count - 1)))
}
