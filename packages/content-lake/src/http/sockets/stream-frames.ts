import { z } from 'zod'

/** What a browser asks on a stream socket: open one GET under a number of its own, or close it. */
export const streamRequest = z.union([
  z.object({
    open: z.int().nonnegative(),
    path: z.string().regex(/^\/v[^/]+\/(?!streams)/, 'must be a versioned API path'),
    headers: z.record(z.string(), z.string()).default({}),
  }),
  z.object({ close: z.int().nonnegative() }),
])

/** What the lake answers: the head of a response, pieces of its body as text, its end. */
export type StreamAnswer =
  | { id: number; status: number; headers: Record<string, string> }
  | { id: number; text: string }
  | { id: number; end: true }
