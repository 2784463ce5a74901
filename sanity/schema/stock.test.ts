import { expect, it } from 'vitest'
import { stockSummary, stockTitle } from './stock.ts'

it('names a stock state, and nothing else', () => {
  expect(stockTitle('lowStock')).toBe('Few left')
  expect(stockTitle('gone')).toBeUndefined()
})

it('lets what can be bought stand for the product', () => {
  expect(stockSummary(['outOfStock', 'preorder'])).toBe('Pre-order, 1 out')
  expect(stockSummary(['lowStock', 'inStock', 'outOfStock', 'outOfStock'])).toBe('In stock, 2 out')
  expect(stockSummary(['preorder', 'lowStock', 'inStock'])).toBe('In stock, 1 low')
  expect(stockSummary(['lowStock', 'lowStock'])).toBe('Few left')
  expect(stockSummary(['outOfStock', 'outOfStock'])).toBe('Out of stock')
  expect(stockSummary([undefined, null])).toBeUndefined()
})
