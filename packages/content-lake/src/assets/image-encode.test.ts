import { expect, it } from 'vitest'
import { maxPixelsOf } from './image-encode.ts'

it('makes fewer pixels of what takes more memory or time for each', () => {
  const ordinary = maxPixelsOf('webp', {})
  expect(ordinary).toBe(4096 * 4096)
  expect(maxPixelsOf('jpg', { sharp: 0 })).toBe(ordinary)
  expect(maxPixelsOf('jpg', { sharp: 10 })).toBe(8_000_000)
  expect(maxPixelsOf('jpg', { sat: 0 })).toBe(8_000_000)
  expect(maxPixelsOf('avif', {})).toBe(4_000_000)
  expect(maxPixelsOf('gif', { sharp: 10 })).toBe(4_000_000)
})
