import type { PostCardView } from '@vitrine/content/views/post-card'
import type { SettingsView } from '@vitrine/content/views/settings'
import { absoluteUrl } from '@/content/absolute-url'
import { t } from '@/locale/messages'
import { breadcrumbJsonLd } from './breadcrumb-json-ld'
import { graph } from './graph'
import { organizationJsonLd } from './organization-json-ld'
import { websiteId, websiteJsonLd } from './website-json-ld'

interface Archive {
  readonly name: string
  readonly description?: string | null
  readonly href: string
  readonly posts: readonly PostCardView[]
}

/** schema.org CollectionPage: a list of posts, and the way to it. */
export function archiveJsonLd(archive: Archive, settings: SettingsView): object {
  return graph(
    {
      '@type': 'CollectionPage',
      '@id': absoluteUrl(archive.href),
      name: archive.name,
      description: archive.description ?? undefined,
      isPartOf: { '@id': websiteId() },
      mainEntity: {
        '@type': 'ItemList',
        itemListElement: archive.posts.map(({ title, href }, index) => ({
          '@type': 'ListItem',
          position: index + 1,
          name: title,
          url: absoluteUrl(href),
        })),
      },
    },
    breadcrumbJsonLd([
      { name: settings.title, href: '/' },
      { name: t('journal.title'), href: '/blog' },
      { name: archive.name, href: archive.href },
    ]),
    websiteJsonLd(settings),
    organizationJsonLd(settings),
  )
}
