import { z } from 'zod'

const slug = z.string().nullish()

/** The body of a call by `REVALIDATE_WEBHOOK`: one document that was published, changed or taken down. */
export const changeSchema = z.object({
  _id: z.string().min(1).max(128),
  _type: z.string().min(1),
  operation: z.enum(['create', 'update', 'delete']),
  slug,
  previousSlug: slug,
  /** Whether the document may have joined, left or moved in a list. */
  listChanged: z.boolean().nullish(),
  /** Products that the post shows; absent when the hook's projection does not tell. */
  mentions: z.array(z.string()).nullish(),
})

export type Change = z.infer<typeof changeSchema>
