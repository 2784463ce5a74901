import { z } from 'zod'
import { hrefFor } from '../routes/href-for.ts'
import { slug, title } from './fields.ts'
import { sectionsSchema } from './sections.ts'
import { seoSchema } from './seo.ts'

/** Accepts the result of `PAGE_QUERY`: a page made with the page builder. */
export const builderPageSchema = z
  .object({
    _id: z.string(),
    _type: z.literal('page'),
    title,
    slug,
    sections: sectionsSchema,
    seo: seoSchema,
  })
  .transform((page) => ({ ...page, href: hrefFor(page) ?? '/' }))

export type BuilderPageView = z.infer<typeof builderPageSchema>
