import { z } from 'zod'

const session = z.string().min(1).max(128)
const id = z.union([z.string().max(128), z.number()])

/** JSON-RPC requests of `@sanity/bifur-client` as the Studio makes them. */
export const presenceRequest = z.discriminatedUnion('method', [
  z.object({
    id,
    method: z.literal('authorization'),
    params: z.object({ authorization: z.string().max(4096) }),
  }),
  z.object({ id, method: z.literal('presence_subscribe') }),
  z.object({
    id,
    method: z.literal('presence_unsubscribe'),
    params: z.object({ subscriptionId: z.string() }),
  }),
  z.object({ id, method: z.literal('presence_rollcall'), params: z.object({ session }) }),
  z.object({
    id,
    method: z.literal('presence_announce'),
    params: z.object({
      data: z.object({ sessionId: session, locations: z.array(z.json()).max(100) }),
    }),
  }),
  z.object({ id, method: z.literal('presence_disconnect'), params: z.object({ session }) }),
])

export type PresenceRequest = z.infer<typeof presenceRequest>
