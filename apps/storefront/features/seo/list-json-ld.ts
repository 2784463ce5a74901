import { indexHref } from '@vitrine/content/routes/href-for'
import { POSTS_PER_PAGE, PRODUCTS_PER_PAGE } from '@vitrine/content/routes/pagination'
import type { PostCardView } from '@vitrine/content/views/post-card'
import type { ProductCardView } from '@vitrine/content/views/product-card'
import type { SettingsView } from '@vitrine/content/views/settings'
import { absoluteUrl } from '@/content/absolute-url'
import { t } from '@/locale/messages'
import { breadcrumbJsonLd, type Crumb } from './breadcrumb-json-ld'
import { graph } from './graph'
import { organizationJsonLd } from './organization-json-ld'
import { webPageJsonLd } from './web-page-json-ld'
import { websiteJsonLd } from './website-json-ld'

/** One page of a list. */
interface List {
  readonly name: string
  readonly description?: string | null
  /** Path of its first page. */
  readonly href: string
  /** Number of this page, from 1. */
  readonly page: number
}

/** The graph of one page of the journal. */
export function journalJsonLd(
  page: number,
  posts: readonly PostCardView[],
  settings: SettingsView,
): object {
  const journal = { name: t('journal.title'), href: '/blog', page }
  return listJsonLd(journal, postItems(posts), POSTS_PER_PAGE, [], settings)
}

/** The graph of one page of the shop. */
export function shopJsonLd(
  page: number,
  products: readonly ProductCardView[],
  settings: SettingsView,
): object {
  const shop = { name: t('shop.title'), description: t('shop.standfirst'), href: '/products', page }
  const items = products.map(({ name, href }) => ({ name, href }))
  return listJsonLd(shop, items, PRODUCTS_PER_PAGE, [], settings)
}

/** The graph of one page of the posts that have something in common. */
export function archiveJsonLd(
  archive: List & { readonly posts: readonly PostCardView[] },
  settings: SettingsView,
): object {
  const above = [{ name: t('journal.title'), href: '/blog' }]
  return listJsonLd(archive, postItems(archive.posts), POSTS_PER_PAGE, above, settings)
}

function postItems(posts: readonly PostCardView[]): Crumb[] {
  return posts.map(({ title, href }) => ({ name: title, href }))
}

/** schema.org CollectionPage: what stands on a page of a list, where in the whole list it stands, and the way to it. */
function listJsonLd(
  { name, description, href, page }: List,
  items: readonly Crumb[],
  perPage: number,
  above: readonly Crumb[],
  settings: SettingsView,
): object {
  const path = indexHref(href, page)
  const before = (page - 1) * perPage
  return graph(
    {
      ...webPageJsonLd({ type: 'CollectionPage', href: path, name, description }),
      mainEntity: {
        '@type': 'ItemList',
        itemListElement: items.map((item, index) => ({
          '@type': 'ListItem',
          position: before + index + 1,
          name: item.name,
          url: absoluteUrl(item.href),
        })),
      },
    },
    breadcrumbJsonLd(path, [{ name: settings.title, href: '/' }, ...above, { name, href }]),
    websiteJsonLd(settings),
    organizationJsonLd(settings),
  )
}
