import { z } from 'zod'
import { articleSchema } from './article.ts'
import { categoryShape, withCategoryHref } from './category.ts'
import { list, part } from './fields.ts'

/** Accepts the result of `FEED_QUERY`. */
export const feedSchema = z.object({ posts: list(articleSchema) })

const categorySchema = categoryShape
  .extend({ posts: list(articleSchema) })
  .transform(withCategoryHref)

/** Accepts the result of `CATEGORY_FEED_QUERY`; null when there is no such category. */
export const categoryFeedSchema = z
  .object({ category: part(categorySchema) })
  .transform(({ category }) => category)
