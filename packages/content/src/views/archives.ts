import { z } from 'zod'
import { tagHref } from '../routes/href-for.ts'
import { categoryShape, withCategoryHref } from './category.ts'
import { list, part, text } from './fields.ts'
import { personShape, withPersonHref } from './person.ts'
import { postCardSchema } from './post-card.ts'
import { productCardSchema } from './product-card.ts'

/** One page of the posts that an archive holds. */
const members = { total: z.number().int(), posts: list(postCardSchema) }

const categorySchema = categoryShape
  .extend({ ...members, products: list(productCardSchema) })
  .transform(withCategoryHref)

/** Accepts the result of `CATEGORY_QUERY`. */
export const categoryPageSchema = z
  .object({ category: part(categorySchema) })
  .transform(({ category }) => category)

const authorSchema = personShape
  .extend({ ...members, reviewed: list(postCardSchema) })
  .transform(withPersonHref)

/** Accepts the result of `AUTHOR_QUERY`. */
export const authorPageSchema = z
  .object({ person: part(authorSchema) })
  .transform(({ person }) => person)

/** Accepts the result of `TAG_QUERY`; null when no post bears the tag. */
export const tagPageSchema = z
  .object({ tag: text, ...members })
  .transform(({ tag, ...archive }) =>
    tag === null ? null : { tag, href: tagHref(tag), ...archive },
  )

export type CategoryPageView = z.infer<typeof categorySchema>
export type AuthorPageView = z.infer<typeof authorSchema>
export type TagPageView = NonNullable<z.infer<typeof tagPageSchema>>
