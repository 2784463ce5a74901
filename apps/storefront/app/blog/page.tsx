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

export async function generateMetadata(): Promise<Metadata> {
  const settings = await loadSettings()
  return pageMetadata({
    settings,
    card: journalCard(settings),
    path: '/blog',
    title: t('journal.title'),
    feeds: [journal],
  })
}

export default async function Page() {
  const [index, settings] = await Promise.all([loadPostIndex(1), loadSettings()])
  if (!index) notFound()
  return (
    <>
      <JsonLd data={journalJsonLd(1, index.posts, settings)} />
      <JournalIndex {...index} settings={settings} />
    </>
  )
}
