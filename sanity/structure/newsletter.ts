import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle'
import { CircleIcon } from '@sanity/icons/Circle'
import { ClockIcon } from '@sanity/icons/Clock'
import { EnvelopeIcon } from '@sanity/icons/Envelope'
import { SUBSCRIBER_TYPE } from '@vitrine/content/newsletter/subscriber'
import type { SortOrderingItem } from 'sanity'
import type { StructureBuilder } from 'sanity/structure'
import { filteredList } from './filtered-list.ts'

const NEWEST_FIRST: SortOrderingItem[] = [{ field: 'requestedAt', direction: 'desc' }]

/** Who gets the newsletter, and who does not yet or any more. Nobody is added here. */
export function newsletter(S: StructureBuilder) {
  const subscribers = { type: SUBSCRIBER_TYPE, ordering: NEWEST_FIRST, canCreate: false }
  return [
    S.listItem()
      .id('newsletter')
      .title('Newsletter')
      .icon(EnvelopeIcon)
      .child(
        S.list()
          .id('newsletter')
          .title('Newsletter')
          .items([
            filteredList(S, {
              ...subscribers,
              id: 'subscribed',
              title: 'Subscribed',
              icon: CheckmarkCircleIcon,
              filter: 'status == "confirmed"',
            }),
            filteredList(S, {
              ...subscribers,
              id: 'not-confirmed',
              title: 'Not confirmed yet',
              icon: ClockIcon,
              filter: 'status == "pending"',
            }),
            filteredList(S, {
              ...subscribers,
              id: 'left',
              title: 'Left',
              icon: CircleIcon,
              filter: 'status == "unsubscribed"',
            }),
          ]),
      ),
  ]
}
