import { loadCategory } from '@/content/load-archives'
import { CategoryPage } from '@/features/archive/components/category-page'
import { journal } from '@/features/posts/journal'
import { archiveJsonLd } from '@/features/seo/list-json-ld'
import { categoryCard } from '@/features/social-card/page-cards'
import { archiveRoute } from './archive-route'

/** The posts of a category. */
export const categoryArchive = archiveRoute({
  slugs: 'categories',
  load: loadCategory,
  describe: (archive, settings) => ({
    title: archive.title,
    description: archive.description,
    card: categoryCard(archive, settings),
    feeds: [{ name: archive.title, href: archive.href }, journal],
    noIndex: archive.total === 0 && archive.products.length === 0,
  }),
  jsonLd: ({ archive, pagination }, settings) =>
    archiveJsonLd({ ...archive, name: archive.title, page: pagination.page }, settings),
  render: (found, settings) => <CategoryPage {...found} settings={settings} />,
})
