import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { loadSettings } from '@/content/load-settings'
import { NewsletterStatePage } from '@/features/newsletter/components/newsletter-state-page'
import {
  isNewsletterState,
  NEWSLETTER_STATES,
  type NewsletterState,
} from '@/features/newsletter/newsletter-pages'
import { pageMetadata } from '@/features/seo/page-metadata'
import { journalCard } from '@/features/social-card/page-cards'
import { t } from '@/locale/messages'

type Props = PageProps<'/newsletter/[state]'>

export function generateStaticParams() {
  return NEWSLETTER_STATES.map((state) => ({ state }))
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [state, settings] = await Promise.all([stateOf(props), loadSettings()])
  return pageMetadata({
    settings,
    path: `/newsletter/${state}`,
    title: t(`newsletter.titles.${state}`),
    card: journalCard(settings),
    noIndex: true,
  })
}

export default async function Page(props: Props) {
  const state = await stateOf(props)
  return <NewsletterStatePage state={state} settings={await loadSettings()} />
}

async function stateOf({ params }: Props): Promise<NewsletterState> {
  const { state } = await params
  return isNewsletterState(state) ? state : notFound()
}
