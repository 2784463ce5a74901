import { imageUrl } from '@vitrine/content/images/image-props'
import type { ProductCardView } from '@vitrine/content/views/product-card'
import { absoluteUrl } from '@/content/absolute-url'
import { source } from '@/content/source'
import { AVAILABILITY } from './availability'

/** The node of a product, wherever it is told of. */
export const productId = (href: string): string => `${absoluteUrl(href)}#product`

/** schema.org Product as an article shows it, at its present price: the node that its own page tells more of. */
export function productCardJsonLd(product: ProductCardView, currency: string): object {
  const { offer, image } = product
  return {
    '@type': 'Product',
    '@id': productId(product.href),
    name: product.name,
    url: absoluteUrl(product.href),
    description: product.tagline ?? undefined,
    brand: product.brand ? { '@type': 'Brand', name: product.brand } : undefined,
    image: image ? imageUrl(source, image, { width: 1200, height: 1200 }) : undefined,
    offers: offer
      ? {
          '@type': 'AggregateOffer',
          lowPrice: offer.price,
          highPrice: offer.highestPrice,
          priceCurrency: currency,
          availability: offer.stock ? AVAILABILITY[offer.stock] : undefined,
          url: absoluteUrl(product.href),
        }
      : undefined,
  }
}
