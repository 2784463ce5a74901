import type { SettingsView } from '@vitrine/content/views/settings'
import { absoluteUrl } from '@/content/absolute-url'

/** The node that says who publishes the site. */
export const organizationId = (): string => `${absoluteUrl('/')}#organization`

/** schema.org Organization: who publishes the site, and where else they can be found. */
export function organizationJsonLd({ title, description, social }: SettingsView): object {
  return {
    '@type': 'Organization',
    '@id': organizationId(),
    name: title,
    description: description ?? undefined,
    url: absoluteUrl('/'),
    logo: absoluteUrl('/icon.svg'),
    sameAs: social.length > 0 ? social.map(({ url }) => url) : undefined,
  }
}
