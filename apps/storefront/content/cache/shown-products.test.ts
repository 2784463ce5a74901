import { expect, it } from 'vitest'
import { shownProductsOf } from './shown-products'

it('finds the products of cards, comparisons and the closing section, once each', () => {
  const body = [
    { _type: 'productCard', product: { _ref: 'card' } },
    { _type: 'productComparison', products: [{ _ref: 'left' }, { _ref: 'card' }] },
    { _type: 'block', markDefs: [{ target: { _ref: 'linked' } }] },
  ]
  const post = { author: { _ref: 'somebody' }, body, featuredProducts: [{ _ref: 'featured' }] }
  expect(shownProductsOf({ post })).toEqual(['featured', 'card', 'left'])
})

it.each([
  [null],
  [{ post: null }],
  [{ post: { body: 'text', featuredProducts: [7, null, { _ref: 7 }] } }],
])('finds none in %j', (result) => expect(shownProductsOf(result)).toEqual([]))
