import { indexHref } from '@vitrine/content/routes/href-for'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { loadTag } from '@/content/load-archives'
import { loadSettings } from '@/content/load-settings'
import { archiveJsonLd } from '@/features/seo/archive-json-ld'
import { JsonLd } from '@/features/seo/json-ld'
import { pageMetadata } from '@/features/seo/page-metadata'
import { TagPage } from '../components/tag-page'
import { numbered } from '../numbered'

/** What the list with a tag says of itself. */
export async function tagMetadata(slug: string, page: number): Promise<Metadata> {
  const [found, settings] = await Promise.all([loadTag(slug, page), loadSettings()])
  if (!found) return {}
  const { archive, pagination } = found
  return pageMetadata({
    settings,
    path: indexHref(archive.href, page),
    title: numbered(archive.tag, pagination.page),
  })
}

/** One page of the posts with a tag. */
export async function TagRoute({ slug, page }: { slug: string; page: number }) {
  const [found, settings] = await Promise.all([loadTag(slug, page), loadSettings()])
  if (!found) notFound()
  return (
    <>
      <JsonLd data={archiveJsonLd({ ...found.archive, name: found.archive.tag }, settings)} />
      <TagPage {...found} />
    </>
  )
}
