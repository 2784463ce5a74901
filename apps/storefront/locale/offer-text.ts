import { formatPrice } from '@vitrine/content/money/format-price'
import type { OfferView } from '@vitrine/content/views/variant'
import { locale } from './locale'
import { t } from './messages'

/** What a product costs and whether it can be had, in words alone. `currency` is an ISO 4217 code. */
export function offerText(offer: OfferView, currency: string): string {
  const price = priceText(offer, currency)
  return offer.stock ? `${price} · ${t(`product.stock.${offer.stock}`)}` : price
}

/** What a product costs, in words alone: the former price too, and "From" where variants differ. */
export function priceText(
  {
    price,
    compareAtPrice,
    highestPrice = price,
  }: Omit<OfferView, 'stock' | 'highestPrice'> & { highestPrice?: number },
  currency: string,
): string {
  const now = formatPrice(price, currency, locale.tag)
  const prices =
    compareAtPrice !== null && compareAtPrice > price
      ? t('product.price.before', {
          price: now,
          before: formatPrice(compareAtPrice, currency, locale.tag),
        })
      : now
  if (highestPrice <= price) return prices
  return t.markup('product.price.from', { quiet: (words) => words, price: () => prices })
}
