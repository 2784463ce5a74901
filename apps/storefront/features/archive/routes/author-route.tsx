import { indexHref } from '@vitrine/content/routes/href-for'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { loadAuthor } from '@/content/load-archives'
import { loadSettings } from '@/content/load-settings'
import { JsonLd } from '@/features/seo/json-ld'
import { pageMetadata } from '@/features/seo/page-metadata'
import { profileJsonLd } from '@/features/seo/profile-json-ld'
import { AuthorPage } from '../components/author-page'
import { numbered } from '../numbered'

/** What the list by an author says of itself. */
export async function authorMetadata(slug: string, page: number): Promise<Metadata> {
  const [found, settings] = await Promise.all([loadAuthor(slug, page), loadSettings()])
  if (!found) return {}
  const { archive, pagination } = found
  return pageMetadata({
    settings,
    path: indexHref(archive.href, page),
    title: numbered(archive.name, pagination.page),
    description: archive.bio,
    image: archive.portrait,
    noIndex: archive.total === 0 && archive.reviewed.length === 0,
  })
}

/** One page of the posts by an author. */
export async function AuthorRoute({ slug, page }: { slug: string; page: number }) {
  const [found, settings] = await Promise.all([loadAuthor(slug, page), loadSettings()])
  if (!found) notFound()
  return (
    <>
      <JsonLd data={profileJsonLd(found.archive, settings)} />
      <AuthorPage {...found} />
    </>
  )
}
