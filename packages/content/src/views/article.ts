import { z } from 'zod'
import { hrefFor } from '../routes/href-for.ts'
import { bodySchema, citationSchema } from './body.ts'
import { categorySchema } from './category.ts'
import { day, list, part, publishedAt, slug, text, title } from './fields.ts'
import { imageSchema } from './image.ts'
import { personSchema } from './person.ts'
import { productCardSchema } from './product-card.ts'
import { seoSchema } from './seo.ts'
import { updatedAt } from './updated-at.ts'

/** The projection `articleFields` as it is. */
export const articleShape = z.object({
  _id: z.string(),
  _type: z.literal('post'),
  _updatedAt: z.string(),
  title,
  slug,
  excerpt: text,
  publishedAt,
  revisedAt: part(day),
  lastReviewedAt: part(day),
  coverImage: part(imageSchema),
  author: part(personSchema),
  reviewer: part(personSchema),
  categories: list(categorySchema),
  tags: list(z.string().min(1)),
  body: bodySchema,
  featuredProducts: list(productCardSchema),
  citations: list(citationSchema),
  seo: seoSchema,
})

/** Accepts the projection `articleFields`. */
export const articleSchema = articleShape.transform((post) => ({
  ...post,
  href: hrefFor(post) ?? '/blog',
  updatedAt: updatedAt(post),
}))

/** An article by itself, which a whole page of it is too. */
export type ArticleView = z.infer<typeof articleSchema>
