import { imageUrl } from '@vitrine/content/images/image-props'
import type { PersonView } from '@vitrine/content/views/person'
import type { SettingsView } from '@vitrine/content/views/settings'
import { absoluteUrl } from '@/content/absolute-url'
import { source } from '@/content/source'
import { t } from '@/locale/messages'
import { breadcrumbJsonLd } from './breadcrumb-json-ld'
import { graph } from './graph'
import { personJsonLd } from './person-json-ld'

/** schema.org ProfilePage: who somebody is, and the way to their page. */
export function profileJsonLd(
  person: PersonView & { href: string },
  settings: SettingsView,
): object {
  return graph(
    {
      '@type': 'ProfilePage',
      '@id': absoluteUrl(person.href),
      mainEntity: {
        ...personJsonLd(person),
        description: person.bio ?? undefined,
        image: person.portrait
          ? imageUrl(source, person.portrait, { width: 800, height: 1000 })
          : undefined,
      },
    },
    breadcrumbJsonLd([
      { name: settings.title, href: '/' },
      { name: t('journal.title'), href: '/blog' },
      { name: person.name, href: person.href },
    ]),
  )
}
