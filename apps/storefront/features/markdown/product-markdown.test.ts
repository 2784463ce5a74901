import { productPageSchema } from '@vitrine/content/views/product-page'
import { defaultSettings } from '@vitrine/content/views/settings'
import { expect, it } from 'vitest'
import { productMarkdown } from './product-markdown'

const settings = { ...defaultSettings, currency: 'EUR', productDisclosure: 'We earn from these.' }

const product = {
  _id: 'magnesium',
  _type: 'product',
  _updatedAt: '2026-03-05T09:00:00Z',
  name: 'Quiet Magnesium',
  slug: 'quiet-magnesium',
  brand: 'Mossrow',
  tagline: 'Plainly made',
  variants: [
    { _key: 'small', name: '60 capsules', sku: 'q-60', price: 24, stock: 'lowStock' },
    {
      _key: 'large',
      name: '120 capsules',
      sku: 'q-120',
      price: 42,
      compareAtPrice: 48,
      stock: 'outOfStock',
    },
  ],
  purchase: { kind: 'external', url: 'https://shop.example/buy', label: 'Buy' },
  supplementFacts: {
    servingSize: '2 capsules',
    servingsPerContainer: 30,
    rows: [{ _key: 'm', nutrient: 'Magnesium', amount: 200, unit: 'mg', dailyValue: null }],
  },
  ingredients: [{ _key: 'i', name: 'Magnesium', form: 'bisglycinate', purpose: 'For calm' }],
  directions: 'Two at dusk.',
  warnings: 'Keep *away* from children.',
  faq: [{ _key: 'q', question: 'When?', answer: 'At dusk.' }],
}

it('says what the page of a product says, with what each variant costs now', () => {
  expect(productMarkdown(productPageSchema.parse(product), settings)).toBe(`# Quiet Magnesium

Plainly made

Mossrow

<http://localhost:3000/products/quiet-magnesium>

- 60 capsules: €24.00 · Only a few left · [Buy](https://shop.example/buy?sku=q-60)
- 120 capsules: €42.00 (before €48.00) · Sold out

We earn from these.

## What is in it

- **Magnesium** (bisglycinate): For calm

## Supplement facts

- Serving size: 2 capsules
- Servings per container: 30

| Nutrient | Per serving | % daily value |
| - | - | - |
| Magnesium | 200 mg | † |

† A daily value has not been established.

## How to take it

Two at dusk.

## Take care

Keep \\*away\\* from children.

## Asked at the counter

### When?

At dusk.
`)
})

it('says so when there is no price', () => {
  const bare = productPageSchema.parse({ ...product, variants: [], purchase: null })
  expect(productMarkdown(bare, settings)).toContain('The price is not set yet.')
})
