import { beforeAll, describe, expect, test } from 'vitest'
import { query } from '../support/data.ts'
import { drafting } from '../support/drafting.ts'
import type { JsonRecord } from '../support/http.ts'

const { here, write } = drafting()
const [oslo, stockholm, nowhere] = [here.id(), here.id(), here.id()]
const OSLO = { _type: 'geopoint', lat: 59.9139, lng: 10.7522 }
const STOCKHOLM = { _type: 'geopoint', lat: 59.3294, lng: 18.0686 }

const polygon = (...corners: number[][]) => ({
  type: 'Polygon',
  coordinates: [[...corners, corners[0] ?? []]],
})
const NORWAY = polygon([4, 57], [12, 57], [12, 64], [4, 64])
const line = (...coordinates: number[][]) => ({ type: 'LineString', coordinates })

beforeAll(() => write({ _id: oslo, at: OSLO }, { _id: stockholm, at: STOCKHOLM }, { _id: nowhere }))

const found = (condition: string, params: JsonRecord = {}) =>
  query<string[]>(`*[_type == $type && ${condition}] | order(_id)._id`, {
    type: here.type,
    ...params,
  })

describe('geo::distance()', () => {
  test('measures metres along the surface', async () => {
    const metres = await query<number>('geo::distance(geo($a), geo($b))', {
      a: OSLO,
      b: STOCKHOLM,
    })
    expect(metres).toBeGreaterThan(410_000)
    expect(metres).toBeLessThan(424_000)
    expect(await query('geo::distance(geo($a), geo($a))', { a: OSLO })).toBe(0)
  })

  test('is nothing from or to what is no place', async () => {
    expect(await query('geo::distance(geo($a), null)', { a: OSLO })).toBeNull()
  })

  test('finds what is near', async () => {
    const near = { near: { ...OSLO, lat: 60 } }
    expect(await found('geo::distance(geo(at), geo($near)) < 20000', near)).toEqual([oslo])
    expect(await found('geo::distance(geo(at), geo($near)) > 20000', near)).toEqual([stockholm])
  })
})

describe('geo::contains()', () => {
  test('finds what is inside', async () => {
    expect(await found('geo::contains(geo($area), geo(at))', { area: NORWAY })).toEqual([oslo])
  })

  test('tells which of two holds the other', async () => {
    const params = { a: NORWAY, b: polygon([6, 58], [8, 58], [8, 60], [6, 60]) }
    expect(await query('geo::contains(geo($a), geo($b))', params)).toBe(true)
    expect(await query('geo::contains(geo($b), geo($a))', params)).toBe(false)
  })
})

describe('geo::intersects()', () => {
  test.each([
    ['crosses', line([0, 60], [20, 60]), true],
    ['ends within', line([0, 60], [8, 60]), true],
    ['passes by', line([0, 50], [20, 50]), false],
  ])('tells whether a line %s', async (_, way, expected) => {
    const params = { area: NORWAY, way }
    expect(await query('geo::intersects(geo($area), geo($way))', params)).toBe(expected)
    expect(await query('geo::intersects(geo($way), geo($area))', params)).toBe(expected)
  })
})

describe('geo::latLng()', () => {
  test('makes a place', async () => {
    const groq = 'geo::distance(geo::latLng(59.9139, 10.7522), geo($a))'
    expect(await query<number>(groq, { a: OSLO })).toBeCloseTo(0, 3)
  })
})
