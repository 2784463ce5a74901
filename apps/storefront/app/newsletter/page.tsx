import type { Metadata } from 'next'
import { loadSettings } from '@/content/load-settings'
import { SignUpPage } from '@/features/newsletter/components/sign-up-page'
import { newsletterTitle } from '@/features/newsletter/title'
import { pageMetadata } from '@/features/seo/page-metadata'
import { journalCard } from '@/features/social-card/page-cards'

export async function generateMetadata(): Promise<Metadata> {
  const settings = await loadSettings()
  return pageMetadata({
    settings,
    path: '/newsletter',
    title: newsletterTitle(settings),
    description: settings.newsletter?.text ?? null,
    card: journalCard(settings),
  })
}

export default async function Page() {
  return <SignUpPage settings={await loadSettings()} />
}
