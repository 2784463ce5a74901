import { z } from 'zod'
import { hrefFor, tagHref, tagSlug } from '../routes/href-for.ts'
import { list, slug } from './fields.ts'

const distinct = (texts: readonly string[]) => [...new Set(texts)]

/** Accepts the result of `SLUGS_QUERY`. */
export const slugsSchema = z.object({
  posts: list(slug),
  products: list(slug),
  pages: list(slug),
  categories: list(slug),
  people: list(slug),
  tags: list(slug.transform(tagSlug)).transform(distinct),
})

const address = z
  .object({ _id: z.string(), _type: z.string(), _updatedAt: z.string(), slug })
  .transform((document) => ({ href: hrefFor(document) ?? '/', updatedAt: document._updatedAt }))

/** Accepts the result of `SITEMAP_QUERY`. */
export const sitemapSchema = z.object({
  posts: list(address),
  products: list(address),
  pages: list(address),
  categories: list(address),
  people: list(address),
  /** Paths of the lists of posts that bear one. */
  tags: list(slug.transform(tagHref)).transform(distinct),
})

export type SlugsView = z.infer<typeof slugsSchema>
