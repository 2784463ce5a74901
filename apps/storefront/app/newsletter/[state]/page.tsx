import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { loadSettings } from '@/content/load-settings'
import { NewsletterStatePage } from '@/features/newsletter/components/newsletter-state-page'
import {
  isNewsletterState,
  NEWSLETTER_STATES,
  type NewsletterState,
} from '@/features/newsletter/newsletter-pages'
import { t } from '@/locale/messages'

type Props = PageProps<'/newsletter/[state]'>

export function generateStaticParams() {
  return NEWSLETTER_STATES.map((state) => ({ state }))
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const state = await stateOf(props)
  return {
    title: t(`newsletter.titles.${state}`),
    robots: { index: false, follow: false },
  }
}

export default async function Page(props: Props) {
  const state = await stateOf(props)
  return <NewsletterStatePage state={state} settings={await loadSettings()} />
}

async function stateOf({ params }: Props): Promise<NewsletterState> {
  const { state } = await params
  return isNewsletterState(state) ? state : notFound()
}
