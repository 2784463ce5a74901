import { describe, expect, it } from 'vitest'
import { flipped, regionBefore, sizeBefore, type Turn, turnOf } from './image-turn.ts'

/** The places of a picture's pixels, row by row. */
type Grid = readonly (readonly string[])[]

const GRID: Grid = [
  ['a', 'b', 'c'],
  ['d', 'e', 'f'],
]

const mirror = (grid: Grid): Grid => grid.map((row) => row.toReversed())
const quarter = (grid: Grid): Grid =>
  (grid[0] ?? []).map((_, x) => grid.map((row) => row[x] ?? '').toReversed())
function lay(grid: Grid, { mirrored, quarters }: Turn): Grid {
  let result = mirrored ? mirror(grid) : grid
  for (let turn = 0; turn < quarters; turn += 1) result = quarter(result)
  return result
}
const text = (grid: Grid) => grid.map((row) => row.join('')).join('/')

describe('turnOf', () => {
  it.each([
    [1, 'abc/def'],
    [2, 'cba/fed'],
    [3, 'fed/cba'],
    [4, 'def/abc'],
    [5, 'ad/be/cf'],
    [6, 'da/eb/fc'],
    [7, 'fc/eb/da'],
    [8, 'cf/be/ad'],
  ])('lays what EXIF calls %i', (orientation, expected) => {
    expect(text(lay(GRID, turnOf(orientation, {})))).toBe(expected)
  })

  it('then turns as asked, and mirrors', () => {
    const turn = turnOf(6, { or: 90 })
    expect(text(lay(GRID, turn))).toBe('fed/cba')
    expect(text(lay(GRID, flipped(turn, 'h')))).toBe('def/abc')
    const sideways = turnOf(1, { or: 90 })
    expect(text(lay(GRID, sideways))).toBe('da/eb/fc')
    expect(text(lay(GRID, flipped(sideways, 'h')))).toBe('ad/be/cf')
    expect(text(lay(GRID, flipped(sideways, 'v')))).toBe('fc/eb/da')
    expect(text(lay(GRID, flipped(sideways, 'hv')))).toBe('cf/be/ad')
  })
})

describe('regionBefore', () => {
  it('finds each part of each turn', () => {
    for (let orientation = 1; orientation <= 8; orientation += 1) {
      const turn = turnOf(orientation, {})
      const turned = lay(GRID, turn)
      const size = { width: turned[0]?.length ?? 0, height: turned.length }
      expect(sizeBefore(turn, size)).toEqual({ width: 3, height: 2 })
      for (const region of [
        { left: 0, top: 0, width: 1, height: 2 },
        { left: 1, top: 1, width: 1, height: 1 },
        { left: 0, top: 0, width: 2, height: 1 },
      ]) {
        const cut = (grid: Grid, r: typeof region) =>
          grid.slice(r.top, r.top + r.height).map((row) => row.slice(r.left, r.left + r.width))
        const before = regionBefore(turn, region, size)
        expect(text(lay(cut(GRID, before), turn))).toBe(text(cut(turned, region)))
      }
    }
  })
})
