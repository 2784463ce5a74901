import { describe, expect, it } from 'vitest'
import { type Geometry, planGeometry } from './image-geometry.ts'
import { parseImageParams } from './image-params.ts'

function plan(query: string, width = 1200, height = 800): Geometry {
  return planGeometry(parseImageParams(new URLSearchParams(query)), { width, height })
}

describe('planGeometry', () => {
  it.each([
    ['min-w=1500', 1500, 1000],
    ['max-w=600&max-h=100', 150, 100],
    ['min-w=100', 1200, 800],
    ['min-w=2400&fit=max', 1200, 800],
    ['h=400&max-w=300&fit=crop', 300, 400],
    ['w=100&dpr=2.5', 250, 167],
    ['w=10000&h=10000&fit=crop', 4096, 4096],
    ['w=1&fit=clip', 1, 1],
  ])('%s is %i x %i', (query, width, height) => {
    expect(plan(query).size).toEqual({ width, height })
  })

  it('bounds the margins together with the picture', () => {
    const { size, margins } = plan('w=10000&h=10000&fit=fill')
    expect(size.width + margins.left + margins.right).toBe(4096)
    expect(size.height + margins.top + margins.bottom).toBe(4096)
    expect(size).toEqual({ width: 4096, height: 2731 })
  })

  it('keeps the shape of what would be too many pixels', () => {
    const params = parseImageParams(new URLSearchParams('w=3000&h=2000&fit=crop'))
    const source = { width: 1200, height: 800 }
    expect(planGeometry(params, source, 1_500_000).size).toEqual({ width: 1500, height: 1000 })
  })

  it('chooses what to keep only of what is not far more than that', () => {
    expect(plan('w=400&h=400&fit=crop&crop=entropy')).toMatchObject({
      entropy: true,
      region: { left: 0, width: 1200 },
    })
    // To fill the height, the banner would have to be 80,000 pixels wide.
    expect(plan('w=100&h=4000&fit=crop&crop=entropy', 2000, 100)).toMatchObject({
      entropy: false,
      region: { left: 999, top: 0, width: 3, height: 100 },
      size: { width: 100, height: 4000 },
    })
  })

  it('keeps every cut within the picture', () => {
    for (const query of ['fp-x=0&fp-y=0', 'fp-x=1&fp-y=1', 'fp-x=0.33&fp-y=0.77']) {
      for (const box of ['w=1&h=999', 'w=999&h=1', 'w=7&h=13']) {
        const { region } = plan(`${query}&${box}&fit=crop&crop=focalpoint&rect=3,5,101,53`)
        expect(region.left).toBeGreaterThanOrEqual(3)
        expect(region.top).toBeGreaterThanOrEqual(5)
        expect(region.left + region.width).toBeLessThanOrEqual(104)
        expect(region.top + region.height).toBeLessThanOrEqual(58)
        expect(Math.min(region.width, region.height)).toBeGreaterThanOrEqual(1)
      }
    }
  })

  it('works on a single pixel', () => {
    expect(plan('w=300&h=200&fit=crop', 1, 1)).toMatchObject({
      region: { left: 0, top: 0, width: 1, height: 1 },
      size: { width: 300, height: 200 },
    })
  })
})

describe('parseImageParams', () => {
  it('leaves out what it does not know, and takes the first of two', () => {
    const query = new URLSearchParams('utm_source=x&w=1&w=2&__proto__=1&dl=a.png')
    expect(parseImageParams(query)).toEqual({ w: 1 })
  })

  it.each([
    ['f00', { r: 255, g: 0, b: 0, alpha: 1 }],
    ['8f00', { r: 255, g: 0, b: 0, alpha: 136 / 255 }],
    ['0a141e', { r: 10, g: 20, b: 30, alpha: 1 }],
    ['000a141e', { r: 10, g: 20, b: 30, alpha: 0 }],
  ])('reads the colour %s', (bg, expected) => {
    expect(parseImageParams(new URLSearchParams({ bg })).bg).toEqual(expected)
  })
})
