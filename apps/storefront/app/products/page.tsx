import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { loadProductIndex } from '@/content/load-pages'
import { loadSettings } from '@/content/load-settings'
import { ProductIndex } from '@/features/product/components/product-index'
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
  return <ProductIndex {...index} settings={settings} />
}
