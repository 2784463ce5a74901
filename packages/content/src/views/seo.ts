import { z } from 'zod'
import { part, text } from './fields.ts'
import { imageSchema } from './image.ts'

/** Accepts the projection `seoFields`. */
export const seoSchema = part(
  z.object({
    title: text,
    description: text,
    noIndex: z
      .boolean()
      .nullish()
      .transform((hidden) => hidden ?? false),
    image: part(imageSchema),
  }),
)

export type SeoView = z.infer<typeof seoSchema>
