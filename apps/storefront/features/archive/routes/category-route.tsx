import { indexHref } from '@vitrine/content/routes/href-for'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { loadCategory } from '@/content/load-archives'
import { loadSettings } from '@/content/load-settings'
import { journal } from '@/features/feed/journal'
import { archiveJsonLd } from '@/features/seo/archive-json-ld'
import { JsonLd } from '@/features/seo/json-ld'
import { pageMetadata } from '@/features/seo/page-metadata'
import { CategoryPage } from '../components/category-page'
import { numbered } from '../numbered'

/** What the list of a category says of itself. */
export async function categoryMetadata(slug: string, page: number): Promise<Metadata> {
  const [found, settings] = await Promise.all([loadCategory(slug, page), loadSettings()])
  if (!found) return {}
  const { archive, pagination } = found
  return pageMetadata({
    settings,
    path: indexHref(archive.href, page),
    title: numbered(archive.title, pagination.page),
    description: archive.description,
    feeds: [{ name: archive.title, href: archive.href }, journal],
    noIndex: archive.total === 0 && archive.products.length === 0,
  })
}

/** One page of the posts of a category. */
export async function CategoryRoute({ slug, page }: { slug: string; page: number }) {
  const [found, settings] = await Promise.all([loadCategory(slug, page), loadSettings()])
  if (!found) notFound()
  return (
    <>
      <JsonLd data={archiveJsonLd({ ...found.archive, name: found.archive.title }, settings)} />
      <CategoryPage {...found} settings={settings} />
    </>
  )
}
