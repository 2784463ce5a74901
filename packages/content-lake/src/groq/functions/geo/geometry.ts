import { checkItems, gather } from '../../bounds.ts'
import type { Deadline } from '../../deadline.ts'
import { type GroqObject, type GroqValue, isObject } from '../../value.ts'
import { isSimpleRing } from './simple-ring.ts'

/** Longitude and latitude, in degrees. */
export type Position = readonly [number, number]
/** Closed: the last position is the first again. */
export type Ring = readonly Position[]
/** The outer ring, and one for each hole. */
export type Polygon = readonly Ring[]

/** A geography taken apart into what it is made of. */
export interface Geometry {
  readonly points: readonly Position[]
  readonly lines: readonly (readonly Position[])[]
  readonly polygons: readonly Polygon[]
}

/** A geography: as GeoJSON, which is what a result shows of it, and as something to calculate with. */
export interface Geo {
  readonly json: GroqObject
  readonly geometry: Geometry
}

const NOTHING: Geometry = { points: [], lines: [], polygons: [] }
const known = new WeakMap<object, Geo | null>()

/**
 * The geography that an object stands for: `{lat, lng}`, `{lat, lon}`, or a geometry of GeoJSON. Null
 * for anything else, such as a polygon that crosses itself. Throws queryTimeoutError (504).
 */
export function toGeo(value: GroqValue, deadline: Deadline): Geo | null {
  if (!isObject(value)) return null
  let geo = known.get(value)
  if (geo === undefined) {
    geo = typeof value.type === 'string' ? geoJson(value, deadline) : latLng(value)
    known.set(value, geo)
  }
  return geo
}

/** A point from its latitude and longitude; null when there is no such place. */
export function pointAt(lat: GroqValue, lng: GroqValue): Geo | null {
  const position = toPosition([lng, lat])
  if (position === null) return null
  return {
    json: { type: 'Point', coordinates: [...position] },
    geometry: { ...NOTHING, points: [position] },
  }
}

function latLng({ lat, lng, lon }: GroqObject): Geo | null {
  if (lng !== undefined && lon !== undefined) return null
  return pointAt(lat ?? null, lng ?? lon ?? null)
}

function geoJson(value: GroqObject, deadline: Deadline): Geo | null {
  const { type, coordinates, geometries } = value
  if (type === 'GeometryCollection') return collection(geometries ?? null, deadline)
  const geometry = parts(type ?? null, coordinates ?? null, deadline)
  return geometry === null
    ? null
    : { json: { type: type ?? null, coordinates: coordinates ?? null }, geometry }
}

function collection(members: GroqValue, deadline: Deadline): Geo | null {
  const geos = all(members, (member) => toGeo(member, deadline))
  if (geos === null) return null
  return {
    json: { type: 'GeometryCollection', geometries: geos.map(({ json }) => json) },
    geometry: {
      points: gather(geos, ({ geometry }) => geometry.points, deadline),
      lines: gather(geos, ({ geometry }) => geometry.lines, deadline),
      polygons: gather(geos, ({ geometry }) => geometry.polygons, deadline),
    },
  }
}

function parts(type: GroqValue, coordinates: GroqValue, deadline: Deadline): Geometry | null {
  const polygon = (value: GroqValue) => all(value, (ring) => toRing(ring, deadline))
  switch (type) {
    case 'Point':
      return withPoints(all([coordinates], toPosition))
    case 'MultiPoint':
      return withPoints(all(coordinates, toPosition))
    case 'LineString':
      return withLines(all([coordinates], toLine))
    case 'MultiLineString':
      return withLines(all(coordinates, toLine))
    case 'Polygon':
      return withPolygons(all([coordinates], polygon))
    case 'MultiPolygon':
      return withPolygons(all(coordinates, polygon))
    default:
      return null
  }
}

function withPoints(points: Position[] | null): Geometry | null {
  return points === null ? null : { ...NOTHING, points }
}

function withLines(lines: (readonly Position[])[] | null): Geometry | null {
  return lines === null ? null : { ...NOTHING, lines }
}

function withPolygons(polygons: Polygon[] | null): Geometry | null {
  return polygons === null ? null : { ...NOTHING, polygons }
}

/** Every item of an array read; null when there is none, or one that cannot be read. */
function all<T>(value: GroqValue, read: (item: GroqValue) => T | null): T[] | null {
  if (!Array.isArray(value) || value.length === 0) return null
  checkItems(value.length)
  const items: T[] = []
  for (const item of value) {
    const part = read(item)
    if (part === null) return null
    items.push(part)
  }
  return items
}

function toPosition(value: GroqValue): Position | null {
  if (!Array.isArray(value)) return null
  const [lng, lat] = value
  if (typeof lng !== 'number' || typeof lat !== 'number') return null
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 90 ? [lng, lat] : null
}

function toLine(value: GroqValue): readonly Position[] | null {
  const positions = all(value, toPosition)
  return positions !== null && positions.length >= 2 ? positions : null
}

function toRing(value: GroqValue, deadline: Deadline): Ring | null {
  const ring = all(value, toPosition)
  return ring !== null && isSimpleRing(ring, deadline) ? ring : null
}
