import { loadCategory } from '@/content/load-archives'
import { journal } from '@/features/feed/journal'
import { archiveJsonLd } from '@/features/seo/archive-json-ld'
import { CategoryPage } from '../components/category-page'
import { archiveRoute } from './archive-route'

/** The posts of a category. */
export const categoryArchive = archiveRoute({
  slugs: 'categories',
  load: loadCategory,
  describe: ({ title, description, href, total, products }) => ({
    title,
    description,
    feeds: [{ name: title, href }, journal],
    noIndex: total === 0 && products.length === 0,
  }),
  jsonLd: (archive, settings) => archiveJsonLd({ ...archive, name: archive.title }, settings),
  render: (found, settings) => <CategoryPage {...found} settings={settings} />,
})
