import { indexHref } from '@vitrine/content/routes/href-for'
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

type Props = PageProps<'/products/page/[page]'>

export function generateStaticParams() {
  return [{ page: '2' }]
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = Number((await params).page)
  const settings = await loadSettings()
  return pageMetadata({
    settings,
    card: shopCard(settings),
    path: indexHref('/products', page),
    title: t('shop.titleOfPage', { page }),
  })
}

export default async function Page({ params }: Props) {
  const page = Number((await params).page)
  const [index, settings] = await Promise.all([loadProductIndex(page), loadSettings()])
  if (!index) notFound()
  return (
    <>
      <JsonLd data={shopJsonLd(page, index.products, settings)} />
      <ProductIndex {...index} settings={settings} />
    </>
  )
}
