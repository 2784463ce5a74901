import { z } from 'zod'
import { text, title } from './fields.ts'

/** Accepts the projection `categoryFields`. */
export const categorySchema = z.object({
  _id: z.string(),
  title,
  slug: text,
  description: text,
})

export type CategoryView = z.infer<typeof categorySchema>
