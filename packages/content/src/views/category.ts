import { z } from 'zod'
import { hrefFor } from '../routes/href-for.ts'
import { text, title } from './fields.ts'

/** The projection `categoryDocumentFields` as it is. */
export const categoryShape = z.object({
  _id: z.string(),
  title,
  slug: text,
  description: text,
})

/** Adds the path of the category's page; null without a slug. */
export function withCategoryHref<Category extends z.infer<typeof categoryShape>>(
  category: Category,
) {
  return { ...category, href: hrefFor({ ...category, _type: 'category' }) }
}

/** Accepts the projection `categoryFields`. */
export const categorySchema = categoryShape.transform(withCategoryHref)

export type CategoryView = z.infer<typeof categorySchema>
