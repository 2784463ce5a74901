import { z } from 'zod'
import { hrefFor } from '../routes/href-for.ts'
import { faqItemSchema } from './body.ts'
import { categorySchema } from './category.ts'
import { amount, list, part, slug, text, title } from './fields.ts'
import { imageSchema } from './image.ts'
import { postCardSchema } from './post-card.ts'
import { richTextSchema } from './rich-text.ts'
import { seoSchema } from './seo.ts'
import { summariseOffer, variantSchema } from './variant.ts'

const purchaseSchema = z.object({
  kind: z.enum(['external', 'checkout']),
  url: z.url({ protocol: /^https?$/ }),
  label: text,
})

const supplementFactsSchema = z.object({
  servingSize: text,
  servingsPerContainer: part(z.number().positive()),
  rows: list(
    z.object({
      _key: z.string(),
      nutrient: title,
      amount: part(amount),
      unit: text,
      /** Percent of the daily value. */
      dailyValue: part(amount),
    }),
  ),
})

const ingredientSchema = z.object({ _key: z.string(), name: title, form: text, purpose: text })

/** Accepts the result of `PRODUCT_QUERY`. */
export const productPageSchema = z
  .object({
    _id: z.string(),
    _type: z.literal('product'),
    _updatedAt: z.string(),
    name: title,
    slug,
    brand: text,
    tagline: text,
    description: richTextSchema,
    gallery: list(imageSchema),
    variants: list(variantSchema),
    purchase: part(purchaseSchema),
    supplementFacts: part(supplementFactsSchema),
    ingredients: list(ingredientSchema),
    directions: text,
    warnings: text,
    faq: list(faqItemSchema),
    categories: list(categorySchema),
    mentions: list(postCardSchema),
    seo: seoSchema,
  })
  .transform((product) => ({
    ...product,
    href: hrefFor(product) ?? '/products',
    offer: summariseOffer(product.variants),
  }))

export type ProductPageView = z.infer<typeof productPageSchema>
export type PurchaseView = z.infer<typeof purchaseSchema>
export type SupplementFactsView = z.infer<typeof supplementFactsSchema>
export type IngredientView = z.infer<typeof ingredientSchema>
