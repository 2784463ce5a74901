import { imageUrl } from '@vitrine/content/images/image-props'
import type { PersonView } from '@vitrine/content/views/person'
import type { SettingsView } from '@vitrine/content/views/settings'
import { source } from '@/content/source'
import { t } from '@/locale/messages'
import { breadcrumbJsonLd } from './breadcrumb-json-ld'
import { graph } from './graph'
import { organizationJsonLd } from './organization-json-ld'
import { personJsonLd } from './person-json-ld'
import { webPageJsonLd } from './web-page-json-ld'
import { websiteJsonLd } from './website-json-ld'

/** schema.org ProfilePage: who somebody is, and the way to their page. */
export function profileJsonLd(
  person: PersonView & { href: string },
  settings: SettingsView,
): object {
  return graph(
    {
      ...webPageJsonLd({ type: 'ProfilePage', href: person.href, name: person.name }),
      mainEntity: {
        ...personJsonLd(person),
        description: person.bio ?? undefined,
        image: person.portrait
          ? imageUrl(source, person.portrait, { width: 800, height: 1000 })
          : undefined,
      },
    },
    breadcrumbJsonLd(person.href, [
      { name: settings.title, href: '/' },
      { name: t('journal.title'), href: '/blog' },
      { name: person.name, href: person.href },
    ]),
    websiteJsonLd(settings),
    organizationJsonLd(settings),
  )
}
