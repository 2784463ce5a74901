import { z } from 'zod'

/** A document's part in a transaction, with what the log knows of that. */
export const loggedRevision = z.object({
  sequence: z.number(),
  id: z.string(),
  timestamp: z.string(),
  author: z.string(),
  document_id: z.string(),
  previous_rev: z.string().nullable(),
})
