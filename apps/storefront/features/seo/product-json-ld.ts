import { imageUrl } from '@vitrine/content/images/image-props'
import type { ProductPageView } from '@vitrine/content/views/product-page'
import type { SettingsView } from '@vitrine/content/views/settings'
import { absoluteUrl } from '@/content/absolute-url'
import { source } from '@/content/source'
import { t } from '@/locale/messages'
import { articleId } from './article-json-ld'
import { AVAILABILITY } from './availability'
import { breadcrumbJsonLd } from './breadcrumb-json-ld'
import { faqJsonLd } from './faq-json-ld'
import { graph } from './graph'
import { organizationId, organizationJsonLd } from './organization-json-ld'
import { productId } from './product-card-json-ld'
import { webPageJsonLd } from './web-page-json-ld'
import { websiteJsonLd } from './website-json-ld'

/** A product's graph: one offer a variant at the prices that the page shows, and the articles that tell of it. */
export function productJsonLd(product: ProductPageView, settings: SettingsView): object {
  return graph(
    {
      ...webPageJsonLd({
        type: 'ItemPage',
        href: product.href,
        name: product.name,
        description: product.tagline,
      }),
      mainEntity: { '@id': productId(product.href) },
    },
    productNode(product, settings),
    breadcrumbJsonLd(product.href, [
      { name: settings.title, href: '/' },
      { name: t('shop.title'), href: '/products' },
      { name: product.name, href: product.href },
    ]),
    faqJsonLd(product.href, product.faq),
    websiteJsonLd(settings),
    organizationJsonLd(settings),
  )
}

function productNode(product: ProductPageView, settings: SettingsView): object {
  return {
    '@type': 'Product',
    '@id': productId(product.href),
    name: product.name,
    url: absoluteUrl(product.href),
    description: product.tagline ?? product.seo?.description ?? undefined,
    brand: product.brand ? { '@type': 'Brand', name: product.brand } : undefined,
    sku: product.variants[0]?.sku ?? undefined,
    category: product.categories[0]?.title,
    image: product.gallery.map((image) => imageUrl(source, image, { width: 1200, height: 1200 })),
    offers: product.variants.map((variant) => ({
      '@type': 'Offer',
      name: variant.name ?? undefined,
      sku: variant.sku ?? undefined,
      price: variant.price,
      priceCurrency: settings.currency,
      availability: variant.stock ? AVAILABILITY[variant.stock] : undefined,
      url: absoluteUrl(product.href),
      seller: { '@id': organizationId() },
    })),
    subjectOf: product.mentions.map(({ href, title }) => ({
      '@type': 'Article',
      '@id': articleId(href),
      headline: title,
      url: absoluteUrl(href),
    })),
  }
}
