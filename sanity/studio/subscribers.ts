import { SUBSCRIBER_TYPE } from '@vitrine/content/newsletter/subscriber'
import type { DocumentActionsResolver, Template } from 'sanity'

/** Leaves of a subscriber only that the address be forgotten: the storefront alone writes them. */
export const subscriberActions: DocumentActionsResolver = (actions, { schemaType }) =>
  schemaType === SUBSCRIBER_TYPE ? actions.filter(({ action }) => action === 'delete') : actions

/** Keeps subscribers from being made by hand: nobody is on the list who did not say so. */
export function withoutSubscribers(templates: Template[]): Template[] {
  return templates.filter(({ schemaType }) => schemaType !== SUBSCRIBER_TYPE)
}
