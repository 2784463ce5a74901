import type { Deadline } from '../deadline.ts'
import type { GroqValue } from '../value.ts'
import { type Geometry, type Position, pointAt, toGeo } from './geo/geometry.ts'
import { contains, intersects } from './geo/planar.ts'
import { argument, type GroqFunction } from './groq-function.ts'

/** The radius that hosted Sanity takes the earth to have, in metres. */
const EARTH_RADIUS = 6_378_137

/** `geo()` and the namespace `geo::`. */
export const GEO_FUNCTIONS: Readonly<Record<string, GroqFunction>> = {
  'global::geo': ([arg], scope) =>
    toGeo(argument(arg, scope), scope.context.deadline)?.json ?? null,
  'geo::latLng': ([lat, lng], scope) =>
    pointAt(argument(lat, scope), argument(lng, scope))?.json ?? null,
  'geo::contains': compare(contains),
  'geo::intersects': compare(intersects),
  'geo::distance': compare((a, b) => {
    const [from, to] = [onlyPoint(a), onlyPoint(b)]
    return from === null || to === null ? null : distance(from, to)
  }),
}

function compare(work: (a: Geometry, b: Geometry, deadline: Deadline) => GroqValue): GroqFunction {
  return ([a, b], scope) => {
    const { deadline } = scope.context
    const first = toGeo(argument(a, scope), deadline)
    const second = first === null ? null : toGeo(argument(b, scope), deadline)
    if (first === null || second === null) return null
    return work(first.geometry, second.geometry, deadline)
  }
}

function onlyPoint({ points, lines, polygons }: Geometry): Position | null {
  const [point] = points
  const isPoint = points.length === 1 && lines.length === 0 && polygons.length === 0
  return isPoint && point !== undefined ? point : null
}

/** Metres along the surface, by the haversine formula. */
function distance([lng1, lat1]: Position, [lng2, lat2]: Position): number {
  const [from, to] = [radians(lat1), radians(lat2)]
  const height = Math.sin((to - from) / 2) ** 2
  const width = Math.sin(radians(lng2 - lng1) / 2) ** 2
  const part = height + Math.cos(from) * Math.cos(to) * width
  return 2 * EARTH_RADIUS * Math.asin(Math.sqrt(Math.min(1, part)))
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}
