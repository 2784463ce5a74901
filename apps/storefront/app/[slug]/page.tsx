import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { loadPage } from '@/content/load-pages'
import { loadSettings } from '@/content/load-settings'
import { slugParam } from '@/content/slug-param'
import { staticSlugs } from '@/content/static-slugs'
import { BuilderPage } from '@/features/page/components/builder-page'
import { builderPageJsonLd } from '@/features/seo/builder-page-json-ld'
import { JsonLd } from '@/features/seo/json-ld'
import { pageMetadata } from '@/features/seo/page-metadata'
import { builderPageCard } from '@/features/social-card/page-cards'

type Props = PageProps<'/[slug]'>

export function generateStaticParams() {
  return staticSlugs('pages')
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [page, settings] = await Promise.all([loadPage(await slugParam(params)), loadSettings()])
  if (!page) return {}
  return pageMetadata({
    settings,
    path: page.href,
    title: page.title,
    card: builderPageCard(page, settings),
    seo: page.seo,
  })
}

export default async function Page({ params }: Props) {
  const [page, settings] = await Promise.all([loadPage(await slugParam(params)), loadSettings()])
  if (!page) notFound()
  return (
    <>
      <JsonLd data={builderPageJsonLd(page, settings)} />
      <BuilderPage page={page} settings={settings} />
    </>
  )
}
