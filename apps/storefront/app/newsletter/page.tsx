import type { Metadata } from 'next'
import { absoluteUrl } from '@/content/absolute-url'
import { loadSettings } from '@/content/load-settings'
import { SignUpPage } from '@/features/newsletter/components/sign-up-page'
import { newsletterTitle } from '@/features/newsletter/title'

export async function generateMetadata(): Promise<Metadata> {
  const settings = await loadSettings()
  return { title: newsletterTitle(settings), alternates: { canonical: absoluteUrl('/newsletter') } }
}

export default async function Page() {
  return <SignUpPage settings={await loadSettings()} />
}
