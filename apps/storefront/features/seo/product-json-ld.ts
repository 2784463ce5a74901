import { imageUrl } from '@vitrine/content/images/image-props'
import type { ProductPageView } from '@vitrine/content/views/product-page'
import type { SettingsView } from '@vitrine/content/views/settings'
import type { StockState } from '@vitrine/content/views/variant'
import { source } from '@/content/source'
import { absoluteUrl } from './absolute-url'

const AVAILABILITY: Readonly<Record<StockState, string>> = {
  inStock: 'https://schema.org/InStock',
  lowStock: 'https://schema.org/LimitedAvailability',
  preorder: 'https://schema.org/PreOrder',
  outOfStock: 'https://schema.org/OutOfStock',
}

/** schema.org Product with one offer a variant, at the prices that the page shows. */
export function productJsonLd(product: ProductPageView, settings: SettingsView): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    '@id': absoluteUrl(product.href),
    name: product.name,
    url: absoluteUrl(product.href),
    description: product.tagline ?? product.seo?.description ?? undefined,
    brand: product.brand ? { '@type': 'Brand', name: product.brand } : undefined,
    sku: product.variants[0]?.sku ?? undefined,
    image: product.gallery.map((image) => imageUrl(source, image, { width: 1200, height: 1200 })),
    offers: product.variants.map((variant) => ({
      '@type': 'Offer',
      name: variant.name ?? undefined,
      sku: variant.sku ?? undefined,
      price: variant.price,
      priceCurrency: settings.currency,
      availability: variant.stock ? AVAILABILITY[variant.stock] : undefined,
      url: absoluteUrl(product.href),
    })),
  }
}
