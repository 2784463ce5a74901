import { searchHref } from '@vitrine/content/routes/href-for'
import { readQuestion } from '@vitrine/content/search/question'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { findPage, loadSearchGuide, suggestionFor, unlessUnavailable } from '@/content/load-search'
import { loadSettings } from '@/content/load-settings'
import { SearchPage } from '@/features/search/components/search-page'
import { pageMetadata } from '@/features/seo/page-metadata'
import { journalCard } from '@/features/social-card/page-cards'
import { t } from '@/locale/messages'

type Props = PageProps<'/search'>

/** Nobody knows the question before it is asked: the one page that waits for its request, whole, as without scripts. */
export const instant = false

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const question = await questionOf(searchParams)
  const isAsked = question.kind === 'question'
  const { query, page } = isAsked ? question : { query: '', page: 1 }
  const title = page > 1 ? t('search.titleOfPage', { query, page }) : t('search.titleOf', { query })
  const settings = await loadSettings()
  return pageMetadata({
    settings,
    card: journalCard(settings),
    path: searchHref(query, page),
    title: isAsked ? title : t('search.title'),
    noIndex: true,
  })
}

export default async function Page({ searchParams }: Props) {
  const [question, settings] = await Promise.all([questionOf(searchParams), loadSettings()])
  // The proxy has found it already: it is only asked for anew where that was another process, or long ago.
  const answer =
    question.kind === 'question' ? await unlessUnavailable(findPage(question)) : undefined
  if (question.kind === 'noPage' || answer === null) notFound()
  const found = answer ?? null
  const [guide, suggestion] = await Promise.all([
    found && found.total > 0 ? null : loadSearchGuide(),
    question.kind === 'question' && found?.total === 0 ? suggestionFor(question.query) : null,
  ])
  return <SearchPage {...{ question, found, guide, suggestion, settings }} />
}

async function questionOf(searchParams: Props['searchParams']) {
  const { q, page } = await searchParams
  return readQuestion(q, page)
}
