import { questions } from '../portable-text/blocks.ts'
import { withKeys } from '../portable-text/keys.ts'
import { prose } from '../portable-text/prose.ts'
import { type DemoDocument, slugField } from './document.ts'
import type { PictureField } from './picture.ts'
import { documentId, reference } from './reference.ts'

export type Variant = {
  name: string
  sku: string
  price: number
  compareAtPrice?: number
  stock: 'inStock' | 'lowStock' | 'outOfStock' | 'preorder'
}

export type NutrientRow = {
  nutrient: string
  amount: number
  unit: string
  dailyValue?: number
}

export type ProductInput = {
  slug: string
  name: string
  tagline: string
  description: string
  gallery: readonly PictureField[]
  variants: readonly Variant[]
  purchase: { kind: 'external' | 'checkout'; url: string; label: string }
  facts?: { servingSize: string; servingsPerContainer: number; rows: readonly NutrientRow[] }
  ingredients: readonly { name: string; form: string; purpose: string }[]
  directions: string
  warnings: string
  faq: Readonly<Record<string, string>>
  categories: readonly string[]
  seo: { title: string; description: string }
}

function typed<T extends object, N extends string>(type: N, items: readonly T[]) {
  return withKeys(items.map((item) => ({ _type: type, ...item })))
}

/** A product of the shop. `description` is prose. */
export function product(input: ProductInput): DemoDocument {
  const { slug, name, tagline, directions, warnings, facts } = input
  return {
    _id: documentId('product', slug),
    _type: 'product',
    name,
    slug: slugField(slug),
    brand: 'Mossrow',
    tagline,
    description: withKeys(prose(input.description)),
    gallery: withKeys(input.gallery),
    variants: typed('variant', input.variants),
    purchase: { _type: 'purchase', ...input.purchase },
    ...(facts && {
      supplementFacts: {
        _type: 'supplementFacts',
        servingSize: facts.servingSize,
        servingsPerContainer: facts.servingsPerContainer,
        rows: typed('nutrientRow', facts.rows),
      },
    }),
    ingredients: typed('ingredient', input.ingredients),
    directions,
    warnings,
    faq: questions(input.faq),
    categories: withKeys(input.categories.map((category) => reference('category', category))),
    seo: { _type: 'seo', ...input.seo },
  }
}
