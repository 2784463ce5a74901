import { describe, expect, it } from 'vitest'
import { summariseOffer, type VariantView } from './variant.ts'

function variant(price: number, extra: Partial<VariantView> = {}): VariantView {
  return {
    _key: String(price),
    name: null,
    sku: null,
    price,
    compareAtPrice: null,
    stock: 'inStock',
    ...extra,
  }
}

describe('summariseOffer', () => {
  it('has nothing to say of no variants', () => expect(summariseOffer([])).toBeNull())

  it('gives the range, and the former price of the cheapest only when it was higher', () => {
    expect(summariseOffer([variant(30), variant(20, { compareAtPrice: 25 })])).toMatchObject({
      price: 20,
      highestPrice: 30,
      compareAtPrice: 25,
    })
    expect(summariseOffer([variant(20, { compareAtPrice: 20 })])?.compareAtPrice).toBeNull()
  })

  it('quotes the price of what can be bought, not of what is sold out', () => {
    const gone = variant(10, { stock: 'outOfStock', compareAtPrice: 99 })
    const goneToo = variant(90, { stock: 'outOfStock' })
    expect(summariseOffer([gone, variant(20), variant(30), goneToo])).toEqual({
      price: 20,
      highestPrice: 30,
      compareAtPrice: null,
      stock: 'inStock',
    })
    expect(summariseOffer([goneToo, gone])).toEqual({
      price: 10,
      highestPrice: 90,
      compareAtPrice: 99,
      stock: 'outOfStock',
    })
  })

  it('is in stock when any variant is, and says nothing when nothing is known', () => {
    expect(summariseOffer([variant(1, { stock: 'outOfStock' }), variant(2)])?.stock).toBe('inStock')
    expect(summariseOffer([variant(1, { stock: null })])?.stock).toBeNull()
  })
})
