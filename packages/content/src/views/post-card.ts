import { z } from 'zod'
import { hrefFor } from '../routes/href-for.ts'
import { categorySchema } from './category.ts'
import { list, part, publishedAt, slug, text, title } from './fields.ts'
import { imageSchema } from './image.ts'

/** Accepts the projection `postCardFields`. */
export const postCardSchema = z
  .object({
    _id: z.string(),
    _type: z.literal('post'),
    title,
    slug,
    excerpt: text,
    publishedAt,
    coverImage: part(imageSchema),
    author: part(z.object({ _id: z.string(), name: title })),
    categories: list(categorySchema),
    /** False while the post is scheduled for later: a chosen post may be. */
    isDue: z.boolean(),
  })
  .transform((post) => ({ ...post, href: hrefFor(post) ?? '/blog' }))

export type PostCardView = z.infer<typeof postCardSchema>
