import type { PersonView } from '@vitrine/content/views/person'
import { absoluteUrl } from '@/content/absolute-url'

/** schema.org Person, told apart from others of the same name by the address of their page. */
export function personJsonLd({ name, role, credentials, links, href }: PersonView): object {
  return {
    '@type': 'Person',
    '@id': href ? `${absoluteUrl(href)}#person` : undefined,
    name,
    url: href ? absoluteUrl(href) : undefined,
    jobTitle: role ?? undefined,
    honorificSuffix: credentials ?? undefined,
    sameAs: links.length > 0 ? links.map((link) => link.url) : undefined,
  }
}
