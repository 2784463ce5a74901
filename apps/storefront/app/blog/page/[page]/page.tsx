import { indexHref } from '@vitrine/content/routes/href-for'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { loadPostIndex } from '@/content/load-pages'
import { loadSettings } from '@/content/load-settings'
import { JournalIndex } from '@/features/posts/components/journal-index'
import { journal } from '@/features/posts/journal'
import { JsonLd } from '@/features/seo/json-ld'
import { journalJsonLd } from '@/features/seo/list-json-ld'
import { pageMetadata } from '@/features/seo/page-metadata'
import { journalCard } from '@/features/social-card/page-cards'
import { t } from '@/locale/messages'

type Props = PageProps<'/blog/page/[page]'>

export function generateStaticParams() {
  return [{ page: '2' }]
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = Number((await params).page)
  const settings = await loadSettings()
  return pageMetadata({
    settings,
    card: journalCard(settings),
    path: indexHref('/blog', page),
    title: t('journal.titleOfPage', { page }),
    feeds: [journal],
  })
}

export default async function Page({ params }: Props) {
  const page = Number((await params).page)
  const [index, settings] = await Promise.all([loadPostIndex(page), loadSettings()])
  if (!index) notFound()
  return (
    <>
      <JsonLd data={journalJsonLd(page, index.posts, settings)} />
      <JournalIndex {...index} settings={settings} />
    </>
  )
}
