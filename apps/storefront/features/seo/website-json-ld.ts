import { searchHref } from '@vitrine/content/routes/href-for'
import type { SettingsView } from '@vitrine/content/views/settings'
import { absoluteUrl } from '@/content/absolute-url'
import { locale } from '@/locale/locale'
import { organizationId } from './organization-json-ld'

/** The node of the site as a whole. */
export const websiteId = (): string => `${absoluteUrl('/')}#website`

/** schema.org WebSite, and how it is searched. */
export function websiteJsonLd({ title, description }: SettingsView): object {
  return {
    '@type': 'WebSite',
    '@id': websiteId(),
    name: title,
    description: description ?? undefined,
    url: absoluteUrl('/'),
    inLanguage: locale.tag,
    publisher: { '@id': organizationId() },
    potentialAction: {
      '@type': 'SearchAction',
      target: {
        '@type': 'EntryPoint',
        urlTemplate: `${absoluteUrl(searchHref())}?q={search_term_string}`,
      },
      'query-input': 'required name=search_term_string',
    },
  }
}
