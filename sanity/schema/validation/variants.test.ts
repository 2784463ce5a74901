import { describe, expect, it } from 'vitest'
import { checkCompareAtPrice, checkSku, checkVariants } from './variants.ts'

describe('checkVariants', () => {
  it('wants at least one', () => {
    expect(checkVariants(undefined)).toContain('at least one')
    expect(checkVariants([])).toContain('at least one')
  })

  it('names the two that share a stock number, whatever its case', () => {
    const verdict = checkVariants([
      { name: '60 capsules', sku: 'MAG-60' },
      { name: '120 capsules', sku: 'mag-60' },
    ])
    expect(verdict).toContain('“60 capsules” and “120 capsules”')
  })

  it('leaves missing stock numbers to the required rule', () => {
    expect(checkVariants([{ name: 'a' }, { name: 'b' }, { name: 'c', sku: 'X' }])).toBe(true)
  })
})

describe('checkSku', () => {
  it.each(['MAG-60', 'a', '0.5_kg'])('accepts %s', (sku) => expect(checkSku(sku)).toBe(true))
  it.each(['MAG 60', '-60', 'x'.repeat(41)])('refuses %s', (sku) =>
    expect(checkSku(sku)).not.toBe(true),
  )
})

describe('checkCompareAtPrice', () => {
  it('must be higher than the price', () => {
    expect(checkCompareAtPrice(30, { price: 24 })).toBe(true)
    expect(checkCompareAtPrice(24, { price: 24 })).toContain('higher')
    expect(checkCompareAtPrice(0, { price: 24 })).toContain('higher')
  })

  it('may be left empty', () => expect(checkCompareAtPrice(undefined, undefined)).toBe(true))
  it('needs a price to compare with', () =>
    expect(checkCompareAtPrice(10, undefined)).toContain('first'))
})
