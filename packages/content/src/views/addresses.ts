import { z } from 'zod'
import { hrefFor, tagHref, tagSlug } from '../routes/href-for.ts'
import { list, publishedAt, slug } from './fields.ts'
import { isImageAssetId } from './image.ts'
import { updatedAt } from './updated-at.ts'

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

/** Of a gallery as many pictures as help a search engine. */
const MOST_IMAGES = 10

const assetIds = z
  .array(z.string().nullable())
  .nullish()
  .transform((ids) => (ids ?? []).filter(isImageAssetId))

const address = z
  .object({
    _id: z.string(),
    _type: z.string(),
    _updatedAt: z.string(),
    publishedAt,
    slug,
    images: assetIds,
    tags: list(slug),
  })
  .transform((document) => ({
    href: hrefFor(document) ?? '/',
    updatedAt: updatedAt(document),
    /** Ids of the image assets that it shows. */
    images: distinct(document.images).slice(0, MOST_IMAGES),
    /** Paths of the lists of posts that it is in for its tags. */
    tags: distinct(document.tags.map(tagHref)),
  }))

/** Accepts the result of `SITEMAP_QUERY`. */
export const sitemapSchema = z.object({
  posts: list(address),
  products: list(address),
  pages: list(address),
  categories: list(address),
  people: list(address),
})

export type SitemapView = z.infer<typeof sitemapSchema>
export type SlugsView = z.infer<typeof slugsSchema>
