import { z } from 'zod'

const walk = z.object({
  index: z.string(),
  conditions: z.array(z.string()),
  unindexed: z.array(z.string()),
  order: z.enum(['index', 'memory', 'none']),
  runs: z.number(),
  rowsRead: z.number(),
  documents: z.number(),
})

/** What the API says of a query that it is asked to explain. */
export const explanation = z.object({
  walks: z.array(walk),
  inMemory: z.array(z.string()),
  lookups: z.number(),
  syncTags: z.array(z.object({ tag: z.string(), on: z.string() })),
  ms: z.record(z.string(), z.number()),
  answerCache: z.enum(['hit', 'miss', 'bypass']),
})

export type Explanation = z.infer<typeof explanation>
export type Walk = z.infer<typeof walk>
