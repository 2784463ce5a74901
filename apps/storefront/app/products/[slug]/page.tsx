import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { loadProduct } from '@/content/load-pages'
import { loadSettings } from '@/content/load-settings'
import { slugParam } from '@/content/slug-param'
import { staticSlugs } from '@/content/static-slugs'
import { ProductPage } from '@/features/product/components/product-page'
import { JsonLd } from '@/features/seo/json-ld'
import { pageMetadata } from '@/features/seo/page-metadata'
import { productJsonLd } from '@/features/seo/product-json-ld'
import { productCard } from '@/features/social-card/page-cards'

type Props = PageProps<'/products/[slug]'>

export function generateStaticParams() {
  return staticSlugs('products')
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [product, settings] = await Promise.all([
    loadProduct(await slugParam(params)),
    loadSettings(),
  ])
  if (!product) return {}
  return pageMetadata({
    settings,
    path: product.href,
    title: product.name,
    description: product.tagline,
    card: productCard(product, settings),
    seo: product.seo,
    markdown: true,
  })
}

export default async function Page({ params }: Props) {
  const [product, settings] = await Promise.all([
    loadProduct(await slugParam(params)),
    loadSettings(),
  ])
  if (!product) notFound()
  return (
    <>
      <JsonLd data={productJsonLd(product, settings)} />
      <ProductPage product={product} settings={settings} />
    </>
  )
}
