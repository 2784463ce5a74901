import { defineQuery } from 'groq'

/** A subscriber by id; only a token may read it. */
export const SUBSCRIBER_QUERY =
  defineQuery(/* groq */ `*[_type == "newsletterSubscriber" && _id == $id][0]{
  _id,
  _rev,
  email,
  status,
  mailedAt,
  confirmation{ tokenHash, expiresAt },
  unsubscribeToken
}`)

/** How many `LAPSED_SUBSCRIBERS` names at most. */
export const LAPSED_AT_ONCE = 100

/** Some of those who never confirmed, and whose link was good until before a time. Names what to delete. */
export const LAPSED_SUBSCRIBERS = `*[_type == "newsletterSubscriber" && status == "pending" && confirmation.expiresAt < $before][0...${LAPSED_AT_ONCE}]`
