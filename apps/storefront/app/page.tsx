import type { Metadata } from 'next'
import { loadHome } from '@/content/load-pages'
import { loadSettings } from '@/content/load-settings'
import { HomePage } from '@/features/home/components/home-page'
import { journal } from '@/features/posts/journal'
import { homeJsonLd } from '@/features/seo/home-json-ld'
import { JsonLd } from '@/features/seo/json-ld'
import { pageMetadata } from '@/features/seo/page-metadata'
import { homeCard } from '@/features/social-card/page-cards'

export async function generateMetadata(): Promise<Metadata> {
  const [home, settings] = await Promise.all([loadHome(), loadSettings()])
  return pageMetadata({
    settings,
    path: '/',
    description: settings.description ?? home.standfirst,
    card: homeCard(home, settings),
    feeds: [journal],
  })
}

export default async function Page() {
  const [home, settings] = await Promise.all([loadHome(), loadSettings()])
  return (
    <>
      <JsonLd data={homeJsonLd(settings)} />
      <HomePage home={home} settings={settings} />
    </>
  )
}
