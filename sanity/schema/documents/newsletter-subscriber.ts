import { EnvelopeIcon } from '@sanity/icons/Envelope'
import { SUBSCRIBER_STATUSES, SUBSCRIBER_TYPE } from '@vitrine/content/newsletter/subscriber'
import { defineField, defineType } from 'sanity'

const STATUS_TITLES: Record<(typeof SUBSCRIBER_STATUSES)[number], string> = {
  pending: 'Not confirmed yet',
  confirmed: 'Subscribed',
  unsubscribed: 'Left',
}

/** Written by the storefront alone. Its ids have a dot, so that only who has a token may read it. */
export const newsletterSubscriber = defineType({
  name: SUBSCRIBER_TYPE,
  title: 'Subscriber',
  type: 'document',
  icon: EnvelopeIcon,
  description: 'Somebody who signed up for the newsletter. Delete it to forget the address.',
  // No drafts: there is nothing to edit, and a draft would outlive an address that is to be forgotten.
  liveEdit: true,
  readOnly: true,
  fields: [
    defineField({
      name: 'email',
      title: 'Address',
      type: 'string',
      description: 'Where letters go, as the reader typed it but for its domain.',
    }),
    defineField({
      name: 'status',
      title: 'Status',
      type: 'string',
      description: 'Write only to those who are subscribed.',
      options: {
        list: SUBSCRIBER_STATUSES.map((value) => ({ value, title: STATUS_TITLES[value] })),
      },
    }),
    defineField({
      name: 'requestedAt',
      title: 'Asked',
      type: 'datetime',
      description: 'When the form was last sent with this address.',
    }),
    defineField({
      name: 'confirmedAt',
      title: 'Confirmed',
      type: 'datetime',
      description: 'When the reader said yes, by the link in our letter.',
    }),
    defineField({
      name: 'unsubscribedAt',
      title: 'Left',
      type: 'datetime',
      description: 'When the reader asked to get no more letters.',
    }),
    defineField({
      name: 'mailedAt',
      title: 'Last letter about it',
      type: 'datetime',
      description: 'When the last letter about the sign-up itself was sent.',
    }),
    defineField({
      name: 'confirmation',
      title: 'Link to confirm',
      type: 'object',
      description: 'What the storefront knows the link by, and until when it is good.',
      hidden: true,
      fields: [
        defineField({
          name: 'tokenHash',
          title: 'Hash of its token',
          type: 'string',
          description: 'SHA-256 in hexadecimal; the token itself is in the letter alone.',
        }),
        defineField({
          name: 'expiresAt',
          title: 'Good until',
          type: 'datetime',
          description: 'After this time the reader has to sign up again.',
        }),
      ],
    }),
    defineField({
      name: 'unsubscribeToken',
      title: 'Token to leave',
      type: 'string',
      description: 'Part of the link by which the reader leaves, at the end of each letter.',
      hidden: true,
    }),
  ],
  orderings: [
    { name: 'newest', title: 'Newest first', by: [{ field: 'requestedAt', direction: 'desc' }] },
  ],
  preview: {
    select: { email: 'email', status: 'status', at: 'requestedAt' },
    prepare: ({ email, status, at }) => ({
      title: email ?? 'No address',
      subtitle: [STATUS_TITLES[status as keyof typeof STATUS_TITLES], at?.slice(0, 10)]
        .filter(Boolean)
        .join(' · '),
    }),
  },
})
