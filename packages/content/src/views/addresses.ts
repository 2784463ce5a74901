import { z } from 'zod'
import { hrefFor } from '../routes/href-for.ts'
import { list, slug } from './fields.ts'

/** Accepts the result of `SLUGS_QUERY`. */
export const slugsSchema = z.object({ posts: list(slug), products: list(slug), pages: list(slug) })

const address = z
  .object({ _id: z.string(), _type: z.string(), _updatedAt: z.string(), slug })
  .transform((document) => ({ href: hrefFor(document) ?? '/', updatedAt: document._updatedAt }))

/** Accepts the result of `SITEMAP_QUERY`. */
export const sitemapSchema = z.object({
  posts: list(address),
  products: list(address),
  pages: list(address),
})

export type SlugsView = z.infer<typeof slugsSchema>
