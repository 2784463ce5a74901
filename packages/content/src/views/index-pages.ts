import { z } from 'zod'
import { list } from './fields.ts'
import { postCardSchema } from './post-card.ts'
import { productCardSchema } from './product-card.ts'

/** Accepts the result of `POSTS_QUERY`. */
export const postIndexSchema = z.object({
  total: z.number().int(),
  posts: list(postCardSchema),
})

/** Accepts the result of `PRODUCTS_QUERY`. */
export const productIndexSchema = z.object({
  total: z.number().int(),
  products: list(productCardSchema),
})
