import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { JsonObject, JsonValue } from '../../json.ts'
import { Random } from '../test-support/random.ts'
import { stored, TemporaryStore } from '../test-support/temporary-store.ts'

const OSLO = { lat: 59.913889, lng: 10.752222 }
const STOCKHOLM = { _type: 'geopoint', lat: 59.329444, lng: 18.068611, alt: 12 }
const SQUARE = polygon([0, 0], [10, 0], [10, 10], [0, 10])
const WITH_HOLE = {
  type: 'Polygon',
  coordinates: [ring([0, 0], [10, 0], [10, 10], [0, 10]), ring([4, 4], [6, 4], [6, 6], [4, 6])],
}
const U_SHAPE = polygon([0, 0], [10, 0], [10, 10], [7, 10], [7, 3], [3, 3], [3, 10], [0, 10])
const TWO = {
  type: 'MultiPolygon',
  coordinates: [SQUARE.coordinates, polygon([20, 0], [30, 0], [30, 10], [20, 10]).coordinates],
}

let lake: TemporaryStore

beforeAll(async () => {
  lake = new TemporaryStore()
  await lake.put(
    stored('oslo', 'place', { at: OSLO }),
    stored('stockholm', 'place', { at: STOCKHOLM }),
    stored('paris', 'place', { at: { lat: 48.8589, lon: 2.3469 } }),
    stored('nowhere', 'place'),
  )
})

afterAll(() => lake.remove())

function ring(...positions: number[][]): number[][] {
  return [...positions, positions[0] ?? []]
}

function polygon(...positions: number[][]) {
  return { type: 'Polygon', coordinates: [ring(...positions)] }
}

function line(...positions: number[][]) {
  return { type: 'LineString', coordinates: positions }
}

function point(...position: number[]) {
  return { type: 'Point', coordinates: position }
}

function ask(query: string, params: JsonObject): JsonValue {
  return lake.query(query, { params })
}

describe('geo()', () => {
  test.each([
    [OSLO, point(10.752222, 59.913889)],
    [STOCKHOLM, point(18.068611, 59.329444)],
    [{ lat: 1, lon: 2 }, point(2, 1)],
    [{ ...point(1, 2), more: true }, point(1, 2)],
    [point(1, 2, 3), point(1, 2, 3)],
    [SQUARE, SQUARE],
    [WITH_HOLE, WITH_HOLE],
    [line([0, 0], [1, 1]), line([0, 0], [1, 1])],
    [
      { type: 'GeometryCollection', geometries: [{ lat: 1, lng: 2 }, SQUARE] },
      { type: 'GeometryCollection', geometries: [point(2, 1), SQUARE] },
    ],
  ])('knows %j', (value, expected) => {
    expect(ask('geo($value)', { value })).toEqual(expected)
    expect(ask('geo(geo($value))', { value })).toEqual(expected)
  })

  test.each<JsonValue>([
    null,
    'Oslo',
    [10, 59],
    {},
    { lat: 1 },
    { lat: 1, lng: '2' },
    { lat: 1, lng: 2, lon: 2 },
    { lat: 91, lng: 0 },
    { lat: 0, lng: -181 },
    point(1),
    line([0, 0]),
    { type: 'Feature', geometry: point(1, 2), properties: {} },
    { type: 'Polygon', coordinates: [] },
    {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
        ],
      ],
    },
    polygon([0, 0], [1, 1]),
    polygon([0, 0], [2, 2], [2, 0], [0, 2]),
    polygon([0, 0], [2, 0], [2, 0], [2, 2]),
    { type: 'GeometryCollection', geometries: [{ lat: 1 }] },
  ])('does not know %j', (value) => {
    expect(ask('geo($value)', { value })).toBeNull()
    expect(ask('geo::contains($value, $value)', { value })).toBeNull()
  })

  test('geo::latLng() makes a point', () => {
    expect(lake.query('geo::latLng(59.5, 10.25)')).toEqual(point(10.25, 59.5))
    expect(lake.query('[geo::latLng(null, 1), geo::latLng(91, 1)]')).toEqual([null, null])
  })
})

describe('geo::distance()', () => {
  test('is in metres along the surface', () => {
    const params = { a: OSLO, b: STOCKHOLM }
    expect(ask('geo::distance($a, $b)', params)).toBeCloseTo(416_760.7738822515, 6)
    expect(ask('geo::distance($b, geo($a))', params)).toBeCloseTo(416_760.7738822515, 6)
    expect(ask('geo::distance($a, $a)', params)).toBe(0)
  })

  test('knows only points', () => {
    expect(ask('geo::distance($a, $b)', { a: OSLO, b: SQUARE })).toBeNull()
    expect(ask('geo::distance($a, 7)', { a: OSLO })).toBeNull()
  })

  test('orders and filters documents', () => {
    const params = { from: OSLO }
    const near = '*[geo::distance(at, $from) < 500000] | order(geo::distance(at, $from))._id'
    expect(ask(near, params)).toEqual(['oslo', 'stockholm'])
    const far = '*[_type == "place"] | order(geo::distance(at, $from) desc)._id'
    expect(ask(far, params)).toEqual(['nowhere', 'paris', 'stockholm', 'oslo'])
  })
})

describe('geo::contains() and geo::intersects()', () => {
  test.each<[string, JsonObject, JsonObject, boolean, boolean]>([
    ['a point inside', SQUARE, point(5, 5), true, true],
    ['a point outside', SQUARE, point(11, 5), false, false],
    ['a point on the border', SQUARE, point(10, 5), true, true],
    ['a point on a corner', SQUARE, point(0, 0), true, true],
    ['a point in a hole', WITH_HOLE, point(5, 5), false, false],
    ['a point on the border of a hole', WITH_HOLE, point(4, 5), true, true],
    [
      'one of two points',
      SQUARE,
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 1],
          [20, 1],
        ],
      },
      false,
      true,
    ],
    ['a line inside', SQUARE, line([1, 1], [9, 9]), true, true],
    ['a line along the border', SQUARE, line([0, 0], [10, 0], [10, 10]), true, true],
    ['a line that leaves', SQUARE, line([1, 1], [11, 1]), false, true],
    ['a line that passes through', SQUARE, line([-5, 5], [15, 5]), false, true],
    ['a line that passes by', SQUARE, line([-5, 5], [5, 16]), false, false],
    ['a line across a gap', U_SHAPE, line([1, 9], [9, 9]), false, true],
    ['a line within a gap', U_SHAPE, line([4, 9], [6, 9]), false, false],
    ['a line around the gap', U_SHAPE, line([1, 9], [1, 1], [9, 1], [9, 9]), true, true],
    ['a line across a hole', WITH_HOLE, line([1, 5], [9, 5]), false, true],
    ['a smaller polygon', SQUARE, polygon([1, 1], [9, 1], [5, 9]), true, true],
    ['itself', WITH_HOLE, WITH_HOLE, true, true],
    ['a larger polygon', SQUARE, polygon([-1, -1], [11, -1], [11, 11], [-1, 11]), false, true],
    ['a polygon over a hole', WITH_HOLE, polygon([3, 3], [7, 3], [7, 7], [3, 7]), false, true],
    ['a polygon in a hole', WITH_HOLE, polygon([4.5, 4.5], [5.5, 4.5], [5, 5.5]), false, false],
    ['a polygon beside a hole', WITH_HOLE, polygon([1, 1], [3, 1], [3, 3], [1, 3]), true, true],
    ['a polygon that touches', SQUARE, polygon([10, 0], [12, 0], [12, 2], [10, 2]), false, true],
    ['a polygon that covers a gap', U_SHAPE, polygon([1, 4], [9, 4], [9, 6], [1, 6]), false, true],
    [
      'points in two polygons',
      TWO,
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 1],
          [25, 1],
        ],
      },
      true,
      true,
    ],
    ['a polygon in one of two', TWO, polygon([21, 1], [22, 1], [22, 2]), true, true],
    ['a polygon over both', TWO, polygon([5, 1], [25, 1], [25, 2], [5, 2]), false, true],
    ['a part of a line', line([0, 0], [10, 10]), line([2, 2], [3, 3]), true, true],
    ['a crossing line', line([0, 0], [10, 10]), line([0, 10], [10, 0]), false, true],
    ['a parallel line', line([0, 0], [10, 10]), line([0, 1], [10, 11]), false, false],
    ['the same point', point(1, 2), { lat: 2, lng: 1 }, true, true],
    ['another point', point(1, 2), point(2, 1), false, false],
    [
      'a member of a collection',
      { type: 'GeometryCollection', geometries: [point(50, 50), SQUARE] },
      line([1, 1], [2, 2]),
      true,
      true,
    ],
  ])('%s', (_, a, b, contained, shared) => {
    expect(ask('geo::contains($a, $b)', { a, b })).toBe(contained)
    expect(ask('geo::intersects($a, $b)', { a, b })).toBe(shared)
    expect(ask('geo::intersects($b, $a)', { a, b })).toBe(shared)
  })

  test('agree with each other wherever shapes lie', () => {
    const random = new Random(5)
    const triangle = () =>
      polygon(...Array.from({ length: 3 }, () => [random.below(12), random.below(12)]))
    let contained = 0
    for (let i = 0; i < 2_000; i++) {
      const [a, b] = [triangle(), triangle()]
      if (ask('geo($a)', { a }) === null || ask('geo($b)', { b }) === null) continue
      const inside = ask('geo::contains($a, $b)', { a, b })
      const corners = { type: 'MultiPoint', coordinates: b.coordinates[0] ?? [] }
      // A triangle is convex: it contains whatever has all its corners in it.
      expect(inside, JSON.stringify({ a, b })).toBe(
        ask('geo::contains($a, $corners)', { a, corners }),
      )
      if (inside) {
        contained++
        expect(ask('geo::intersects($a, $b)', { a, b })).toBe(true)
      }
    }
    expect(contained).toBeGreaterThan(5)
  })

  test('find documents', () => {
    const zone = polygon([5, 55], [20, 55], [20, 65], [5, 65])
    expect(ask('*[geo::contains($zone, at)]._id', { zone })).toEqual(['oslo', 'stockholm'])
  })

  test('look at the clock while they go from corner to corner', () => {
    const circle = (x: number) =>
      polygon(
        ...Array.from({ length: 2_000 }, (_, i) => {
          const angle = (i / 2_000) * 2 * Math.PI
          return [x + 10 * Math.cos(angle), 10 * Math.sin(angle)]
        }),
      )
    const params = { a: circle(0), b: circle(1) }
    expect(() => lake.query('geo::contains($a, $b)', { params, timeLimit: 0 })).toThrow(
      'longer than',
    )
  })
})
