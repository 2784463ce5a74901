/** The pages about the newsletter below /newsletter, by the last part of their address. */
export const NEWSLETTER_STATES = [
  'invalid',
  'sent',
  'confirm',
  'confirmed',
  'expired',
  'unsubscribe',
  'unsubscribed',
  'unknown',
  'refused',
  'busy',
] as const

export type NewsletterState = (typeof NEWSLETTER_STATES)[number]

/** Whether the last part of an address below /newsletter names a page. */
export function isNewsletterState(name: string): name is NewsletterState {
  return NEWSLETTER_STATES.some((state) => state === name)
}

/** What a page at this path hands its form to; null for one that takes none. */
export function formHandlerOf(pathname: string): string | null {
  return /^\/newsletter\/(confirm|unsubscribe)$/.test(pathname) ? `/api${pathname}` : null
}
