import { SITEMAP_QUERY, SLUGS_QUERY } from '@vitrine/content/queries/addresses'
import { AUTHOR_QUERY, CATEGORY_QUERY, TAG_QUERY } from '@vitrine/content/queries/archives'
import { CATEGORY_FEED_QUERY } from '@vitrine/content/queries/category-feed'
import { DIRECTORY_QUERY } from '@vitrine/content/queries/directory'
import { FEED_QUERY } from '@vitrine/content/queries/feed'
import { HOME_QUERY } from '@vitrine/content/queries/home'
import { PAGE_QUERY } from '@vitrine/content/queries/page'
import { POST_QUERY } from '@vitrine/content/queries/post'
import { POSTS_QUERY } from '@vitrine/content/queries/posts'
import { PRODUCT_QUERY } from '@vitrine/content/queries/product'
import { PRODUCTS_QUERY } from '@vitrine/content/queries/products'
import { REDIRECT_QUERY } from '@vitrine/content/queries/redirect'
import {
  INSTANT_SEARCH_QUERY,
  SEARCH_GUIDE_QUERY,
  SEARCH_QUERY,
} from '@vitrine/content/queries/search'
import { SETTINGS_QUERY } from '@vitrine/content/queries/settings'
import { sitemapSchema, slugsSchema } from '@vitrine/content/views/addresses'
import {
  authorPageSchema,
  categoryPageSchema,
  tagPageSchema,
} from '@vitrine/content/views/archives'
import { builderPageSchema } from '@vitrine/content/views/builder-page'
import { directorySchema } from '@vitrine/content/views/directory'
import { categoryFeedSchema, feedSchema } from '@vitrine/content/views/feed'
import { homePageSchema } from '@vitrine/content/views/home-page'
import { postIndexSchema, productIndexSchema } from '@vitrine/content/views/index-pages'
import { postPageSchema } from '@vitrine/content/views/post-page'
import { productPageSchema } from '@vitrine/content/views/product-page'
import { redirectSchema } from '@vitrine/content/views/redirect'
import {
  instantSearchSchema,
  searchGuideSchema,
  searchPageSchema,
} from '@vitrine/content/views/search'
import { settingsSchema } from '@vitrine/content/views/settings'
import type { z } from 'zod'
import { shownProductsOf } from './cache/shown-products'
import {
  ANY_MENTIONS_TAG,
  documentTag,
  listTag,
  mentionsTag,
  SEARCHED_TYPES,
  slugTag,
  wordsTag,
} from './cache/tags'

export type QueryParams = Readonly<Record<string, string | number>>

interface ContentKind<Schema extends z.ZodType> {
  readonly query: string
  readonly schema: Schema
  /** What the result depends on besides the documents in it. */
  tags(params: QueryParams, result: unknown): string[]
  /** Parts that editors must fill in; the log tells of a document without them. */
  readonly required?: readonly string[]
}

/** Types of which each document has a page of its own. */
const ADDRESSABLE_TYPES = ['post', 'product', 'page', 'category', 'person'] as const

function kind<Schema extends z.ZodType>(definition: ContentKind<Schema>): ContentKind<Schema> {
  return definition
}

/** Every kind of content that the site reads: its query, its shape, and what it depends on. */
export const contentKinds = {
  settings: kind({
    query: SETTINGS_QUERY,
    schema: settingsSchema,
    tags: () => [documentTag('settings')],
  }),
  home: kind({
    query: HOME_QUERY,
    schema: homePageSchema,
    tags: () => [documentTag('home'), listTag('post'), listTag('product')],
  }),
  posts: kind({
    query: POSTS_QUERY,
    schema: postIndexSchema,
    tags: () => [listTag('post')],
  }),
  products: kind({
    query: PRODUCTS_QUERY,
    schema: productIndexSchema,
    tags: () => [listTag('product')],
  }),
  post: kind({
    query: POST_QUERY,
    schema: postPageSchema,
    required: ['coverImage', 'author', 'categories', 'body'],
    tags: ({ slug }, result) => [
      slugTag('post', String(slug)),
      listTag('post'),
      ...shownProductsOf(result).map(mentionsTag),
    ],
  }),
  product: kind({
    query: PRODUCT_QUERY,
    schema: productPageSchema,
    required: ['gallery', 'variants', 'purchase'],
    tags: ({ slug }, result) => [
      slugTag('product', String(slug)),
      ANY_MENTIONS_TAG,
      ...idsOf(result).map(mentionsTag),
    ],
  }),
  category: kind({
    query: CATEGORY_QUERY,
    schema: categoryPageSchema,
    tags: ({ slug }) => [slugTag('category', String(slug)), listTag('post'), listTag('product')],
  }),
  author: kind({
    query: AUTHOR_QUERY,
    schema: authorPageSchema,
    tags: ({ slug }) => [slugTag('person', String(slug)), listTag('post')],
  }),
  tag: kind({
    query: TAG_QUERY,
    schema: tagPageSchema,
    tags: () => [listTag('post')],
  }),
  feed: kind({
    query: FEED_QUERY,
    schema: feedSchema,
    tags: () => [listTag('post')],
  }),
  categoryFeed: kind({
    query: CATEGORY_FEED_QUERY,
    schema: categoryFeedSchema,
    tags: ({ slug }) => [slugTag('category', String(slug)), listTag('post')],
  }),
  directory: kind({
    query: DIRECTORY_QUERY,
    schema: directorySchema,
    tags: () => [listTag('post'), listTag('product')],
  }),
  page: kind({
    query: PAGE_QUERY,
    schema: builderPageSchema,
    tags: ({ slug }) => [slugTag('page', String(slug)), listTag('post'), listTag('product')],
  }),
  redirect: kind({
    query: REDIRECT_QUERY,
    schema: redirectSchema,
    tags: () => [listTag('redirect')],
  }),
  search: kind({
    query: SEARCH_QUERY,
    schema: searchPageSchema,
    tags: () => SEARCHED_TYPES.map(wordsTag),
  }),
  instantSearch: kind({
    query: INSTANT_SEARCH_QUERY,
    schema: instantSearchSchema,
    tags: () => SEARCHED_TYPES.map(wordsTag),
  }),
  searchGuide: kind({
    query: SEARCH_GUIDE_QUERY,
    schema: searchGuideSchema,
    tags: () => [listTag('post'), listTag('product'), listTag('category')],
  }),
  slugs: kind({
    query: SLUGS_QUERY,
    schema: slugsSchema,
    tags: () => ADDRESSABLE_TYPES.map(listTag),
  }),
  sitemap: kind({
    query: SITEMAP_QUERY,
    schema: sitemapSchema,
    tags: () => ADDRESSABLE_TYPES.map(listTag),
  }),
} as const

export type KindName = keyof typeof contentKinds
export type ContentView<Name extends KindName> = z.output<(typeof contentKinds)[Name]['schema']>

function idsOf(result: unknown): string[] {
  if (result === null || typeof result !== 'object' || !('_id' in result)) return []
  return typeof result._id === 'string' ? [result._id] : []
}
