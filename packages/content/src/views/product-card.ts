import { z } from 'zod'
import { hrefFor } from '../routes/href-for.ts'
import { list, part, slug, text, title } from './fields.ts'
import { imageSchema } from './image.ts'
import { summariseOffer, variantSchema } from './variant.ts'

const cardShape = z.object({
  _id: z.string(),
  _type: z.literal('product'),
  name: title,
  slug,
  brand: text,
  tagline: text,
  image: part(imageSchema),
  variants: list(variantSchema),
})

/** Accepts the projection `productCardFields`. */
export const productCardSchema = cardShape.transform(toCard)

/** Accepts `productCardFields` with the facts that a comparison table sets side by side. */
export const comparedProductSchema = cardShape
  .extend({
    servingSize: text,
    servingsPerContainer: part(z.number().positive()),
    ingredients: list(z.object({ _key: z.string(), name: title, form: text })),
  })
  .transform(({ servingSize, servingsPerContainer, ingredients, ...card }) => ({
    ...toCard(card),
    servingSize,
    servingsPerContainer,
    ingredients,
  }))

function toCard({ variants, ...product }: z.infer<typeof cardShape>) {
  return { ...product, href: hrefFor(product) ?? '/products', offer: summariseOffer(variants) }
}

export type ProductCardView = z.infer<typeof productCardSchema>
export type ComparedProductView = z.infer<typeof comparedProductSchema>
