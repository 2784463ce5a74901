import { expect, it } from 'vitest'
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

it('previews a product by its price range and stock', () => {
  const product = {
    name: 'Magnesium',
    price0: 24,
    stock0: 'inStock',
    price1: 39,
    stock1: 'outOfStock',
  }
  expect(prepareProduct(product)).toMatchObject({
    title: 'Magnesium',
    subtitle: '24.00 – 39.00 · In stock, 1 sold out',
  })
  expect(prepareProduct({})).toMatchObject({ title: 'Unnamed product', subtitle: 'No price yet' })
})

it('selects through a reference', () => {
  expect(productSelection('product')).toMatchObject({
    name: 'product.name',
    media: 'product.gallery.0',
    price0: 'product.variants.0.price',
  })
  expect(productSelection()).toMatchObject({ name: 'name', stock5: 'variants.5.stock' })
})
