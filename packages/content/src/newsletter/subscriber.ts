import { z } from 'zod'

export const SUBSCRIBER_TYPE = 'newsletterSubscriber'

/**
 * What the ids of subscribers begin with. A published document whose id has a dot is not for the public: it is
 * told only to who has a token, also where the dataset is public.
 */
export const SUBSCRIBER_ID_PREFIX = 'newsletter.'

export const SUBSCRIBER_STATUSES = ['pending', 'confirmed', 'unsubscribed'] as const

const instant = z.iso.datetime({ offset: true })

/** Accepts the result of `SUBSCRIBER_QUERY`. */
export const subscriberSchema = z.object({
  _id: z.string(),
  _rev: z.string(),
  email: z.string(),
  status: z.enum(SUBSCRIBER_STATUSES),
  /** When the last letter about the sign-up itself was sent; null when it could not be. */
  mailedAt: instant.nullish(),
  /** Of the link that confirms: the SHA-256 of its token in hexadecimal, and until when it is good. */
  confirmation: z.object({ tokenHash: z.string(), expiresAt: instant }).nullish(),
  /** The token of the link by which a subscriber leaves, which each letter has to carry. */
  unsubscribeToken: z.string(),
})

/** Somebody who signed up for the newsletter, as stored. */
export type Subscriber = z.infer<typeof subscriberSchema>
