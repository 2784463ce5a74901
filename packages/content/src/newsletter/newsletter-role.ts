import { SUBSCRIBER_ID_PREFIX, SUBSCRIBER_TYPE } from './subscriber.ts'

/**
 * The role of the storefront's token, in the shape of a content lake's configuration: it writes subscribers and
 * nothing else. A lake grants reading as a whole.
 */
export const NEWSLETTER_ROLE = {
  name: 'newsletter',
  title: 'Newsletter sign-up',
  description: 'Writes subscribers of the newsletter, and nothing else.',
  grants: [
    { filter: '_id in path("**")', permissions: ['read'] },
    {
      filter: `_type == "${SUBSCRIBER_TYPE}" && _id in path("${SUBSCRIBER_ID_PREFIX}*")`,
      permissions: ['create', 'update'],
    },
  ],
} as const
