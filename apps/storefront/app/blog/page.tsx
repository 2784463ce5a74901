import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { loadPostIndex } from '@/content/load-pages'
import { loadSettings } from '@/content/load-settings'
import { JournalIndex } from '@/features/article/components/journal-index'
import { journal } from '@/features/feed/journal'
import { pageMetadata } from '@/features/seo/page-metadata'
import { t } from '@/locale/messages'

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata({
    settings: await loadSettings(),
    path: '/blog',
    title: t('journal.title'),
    feeds: [journal],
  })
}

export default async function Page() {
  const [index, settings] = await Promise.all([loadPostIndex(1), loadSettings()])
  if (!index) notFound()
  return <JournalIndex {...index} settings={settings} />
}
