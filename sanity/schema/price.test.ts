import { expect, it } from 'vitest'
import { formatAmount, formatPriceRange } from './price.ts'

it('writes an amount with its currency, and its decimals', () => {
  expect(formatAmount(24, 'EUR')).toBe('€24.00')
  expect(formatAmount(1200, 'JPY')).toBe('¥1,200')
  expect(formatAmount(24.5)).toBe('24.50')
  expect(formatAmount(0)).toBe('0.00')
})

it('survives an unfinished currency code and a missing price', () => {
  expect(formatAmount(24, 'E')).toBe('24.00')
  expect(formatAmount(undefined, 'EUR')).toBeUndefined()
  expect(formatAmount(Number.NaN)).toBeUndefined()
})

it('writes a range only when the prices differ', () => {
  expect(formatPriceRange([24, 39, undefined], 'EUR')).toBe('€24.00 – €39.00')
  expect(formatPriceRange([24, 24], 'EUR')).toBe('€24.00')
  expect(formatPriceRange([null, undefined])).toBeUndefined()
})
