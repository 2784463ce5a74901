import { z } from 'zod'
import { hrefFor } from '../routes/href-for.ts'
import { categorySchema } from './category.ts'
import { list, slug, text, title } from './fields.ts'

const postEntry = z
  .object({
    _id: z.string(),
    _type: z.literal('post'),
    title,
    slug,
    excerpt: text,
    categories: list(categorySchema),
  })
  .transform((post) => ({
    title: post.title,
    href: hrefFor(post),
    about: post.excerpt,
    /** What it is about first of all; null for a post without category. */
    category: post.categories[0]?.title ?? null,
  }))

const productEntry = z
  .object({ _id: z.string(), _type: z.literal('product'), name: title, slug, tagline: text })
  .transform((product) => ({
    title: product.name,
    href: hrefFor(product),
    about: product.tagline,
  }))

/** Accepts the result of `DIRECTORY_QUERY`. */
export const directorySchema = z.object({ posts: list(postEntry), products: list(productEntry) })

export type DirectoryView = z.infer<typeof directorySchema>
