import { afterEach, expect, it } from 'vitest'
import { setShopCurrency } from '../shop-currency.ts'
import { preparePost, publicationHint } from './post-preview.ts'
import { prepareProduct, productSelection } from './product-preview.ts'

const now = new Date('2026-09-01T12:00:00Z')

it('says when a post is out', () => {
  expect(publicationHint('2026-08-12T12:00:00Z', now)).toBe('12 Aug 2026')
  expect(publicationHint('2026-10-12T12:00:00Z', now)).toBe('Scheduled for 12 Oct 2026')
  expect(publicationHint(undefined, now)).toBe('No date')
  expect(publicationHint('soon', now)).toBe('No date')
})

it('previews a post that is hardly begun', () => {
  expect(preparePost({}, now)).toMatchObject({
    title: 'Untitled post',
    subtitle: 'No date · No author',
  })
})

afterEach(() => setShopCurrency(undefined))

it('previews a product by its lowest price, in the shop’s currency once it is known, and stock', () => {
  const product = {
    name: 'Magnesium',
    price0: 39,
    stock0: 'inStock',
    price1: 24,
    stock1: 'outOfStock',
  }
  expect(prepareProduct(product).subtitle).toBe('From 24.00 · In stock, 1 out')
  setShopCurrency('EUR')
  expect(prepareProduct(product)).toEqual({
    title: 'Magnesium',
    subtitle: 'From €24.00 · In stock, 1 out',
  })
  expect(prepareProduct(product, 'For the evening').subtitle).toMatch(/ · For the evening$/)
  expect(prepareProduct({})).toEqual({ title: 'Unnamed product', subtitle: 'No price yet' })
})

it('looks at two dozen variants, and says when there are more', () => {
  const selection = productSelection()
  expect(selection).toMatchObject({ price23: 'variants.23.price', unseen: 'variants.24._key' })
  expect(prepareProduct({ price0: 30, price23: 20 }).subtitle).toBe('From 20.00')
  expect(prepareProduct({ price0: 30, unseen: 'k' }).subtitle).toBe('30.00 · first 24 variants')
})

it('selects through a reference', () => {
  expect(productSelection('product')).toMatchObject({
    name: 'product.name',
    media: 'product.gallery.0',
    price0: 'product.variants.0.price',
  })
})
