import { expect, it } from 'vitest'
import { formatAmount, formatLowestPrice } from './price.ts'

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

it('writes where prices begin only when they differ', () => {
  expect(formatLowestPrice([39, 24, undefined], 'EUR')).toBe('From €24.00')
  expect(formatLowestPrice([24, 24], 'EUR')).toBe('€24.00')
  expect(formatLowestPrice([null, undefined])).toBeUndefined()
})
