import { z } from 'zod'

// Documents may hold anything where the schema wants a text. What a change says must get through nonetheless.
const slug = z.string().nullish().catch(null)
const ids = z.array(z.unknown()).transform((refs) => refs.filter((ref) => typeof ref === 'string'))

/** The body of a call by `REVALIDATE_WEBHOOK`: one document that was published, changed or taken down. */
export const changeSchema = z.object({
  _id: z.string().min(1).max(128),
  _type: z.string().min(1),
  operation: z.enum(['create', 'update', 'delete']),
  slug,
  previousSlug: slug,
  /** Whether the document may have joined, left or moved in a list. */
  listChanged: z.boolean().nullish().catch(null),
  /** Products that the post shows or links to; absent when the hook's projection does not tell. */
  mentions: ids.nullish().catch(null),
  /** Those that it showed or linked to before; absent when the hook's projection does not tell. */
  previousMentions: ids.nullish().catch(null),
})

export type Change = z.infer<typeof changeSchema>
