import { distance, mix, num, type Point } from './geometry.ts'

function pick<T>(items: readonly T[], index: number): T {
  const item = items.at(index)
  if (item === undefined) throw new RangeError('an outline needs points')
  return item
}

function pair(point: Point): string {
  return `${num(point[0])} ${num(point[1])}`
}

/** A straight-sided closed outline. */
export function polygon(points: readonly Point[]): string {
  return `M${points.map(pair).join('L')}Z`
}

/** An open straight line through the points. */
export function line(points: readonly Point[]): string {
  return `M${points.map(pair).join('L')}`
}

function segments(points: readonly Point[], closed: boolean): string {
  const last = points.length - 1
  const index = (i: number) =>
    closed ? (i + points.length) % points.length : Math.min(Math.max(i, 0), last)
  const count = closed ? points.length : last
  return Array.from({ length: count }, (_, i) => {
    const before = pick(points, index(i - 1))
    const from = pick(points, index(i))
    const to = pick(points, index(i + 1))
    const after = pick(points, index(i + 2))
    const c1: Point = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6]
    const c2: Point = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6]
    return `C${pair(c1)} ${pair(c2)} ${pair(to)}`
  }).join('')
}

/** A smooth closed outline through the points (Catmull-Rom). */
export function smooth(points: readonly Point[]): string {
  return `M${pair(pick(points, 0))}${segments(points, true)}Z`
}

/** A smooth open line through the points (Catmull-Rom). */
export function curve(points: readonly Point[]): string {
  return `M${pair(pick(points, 0))}${segments(points, false)}`
}

/** Two smooth edges that meet in sharp corners: there along `out`, back along `home`. */
export function between(out: readonly Point[], home: readonly Point[]): string {
  return `M${pair(pick(out, 0))}${segments(out, false)}L${pair(pick(home, 0))}${segments(home, false)}Z`
}

export function circle(centre: Point, radius: number): string {
  return ellipse(centre, radius, radius)
}

export function ellipse(centre: Point, rx: number, ry: number): string {
  const [x, y] = centre
  return `M${num(x - rx)} ${num(y)}a${num(rx)} ${num(ry)} 0 1 0 ${num(rx * 2)} 0a${num(rx)} ${num(ry)} 0 1 0 ${num(-rx * 2)} 0Z`
}

export function rect(left: number, top: number, right: number, bottom: number, radius = 0): string {
  const points: [Point, Point, Point, Point] = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ]
  return radius === 0 ? polygon(points) : rounded(points.map((at) => ({ at, radius })))
}

/** A closed outline with straight sides and rounded corners, each with its own radius. */
export function rounded(corners: readonly { at: Point; radius: number }[]): string {
  const parts = corners.map((corner, i) => {
    const before = pick(corners, i - 1).at
    const after = pick(corners, (i + 1) % corners.length).at
    const reach = (other: Point) => Math.min(corner.radius / distance(corner.at, other), 0.5)
    const enter = mix(corner.at, before, reach(before))
    const leave = mix(corner.at, after, reach(after))
    return `${pair(enter)}Q${pair(corner.at)} ${pair(leave)}`
  })
  return `M${parts.join('L')}Z`
}

/**
 * A turned silhouette (bottle, jar, cup), mirrored about `centre`.
 * @param profile Half widths from top to bottom, each with the radius of its corner.
 */
export function turned(
  centre: number,
  profile: readonly (readonly [half: number, y: number, radius: number])[],
): string {
  const right = profile.map(([half, y, radius]) => ({ at: [centre + half, y] as const, radius }))
  const left = profile.map(([half, y, radius]) => ({ at: [centre - half, y] as const, radius }))
  return rounded([...right, ...left.reverse()])
}
