import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { loadProductIndex } from '@/content/load-pages'
import { loadSettings } from '@/content/load-settings'
import { ProductIndex } from '@/features/product/components/product-index'
import { JsonLd } from '@/features/seo/json-ld'
import { shopJsonLd } from '@/features/seo/list-json-ld'
import { pageMetadata } from '@/features/seo/page-metadata'
import { shopCard } from '@/features/social-card/page-cards'
import { t } from '@/locale/messages'

export async function generateMetadata(): Promise<Metadata> {
  const settings = await loadSettings()
  return pageMetadata({
    settings,
    card: shopCard(settings),
    path: '/products',
    title: t('shop.title'),
  })
}

export default async function Page() {
  const [index, settings] = await Promise.all([loadProductIndex(1), loadSettings()])
  if (!index) notFound()
  return (
    <>
      <JsonLd data={shopJsonLd(1, index.products, settings)} />
      <ProductIndex {...index} settings={settings} />
    </>
  )
}
