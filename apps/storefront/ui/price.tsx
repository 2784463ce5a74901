import { formatPrice } from '@vitrine/content/money/format-price'
import { locale } from '@/locale/locale'
import { t } from '@/locale/messages'

interface PriceProps {
  readonly price: number
  /** Former price; shown struck through when it is higher. */
  readonly compareAtPrice: number | null
  /** Dearest variant; the price is then one to start from. */
  readonly highestPrice?: number
  readonly currency: string
  readonly className?: string
}

/** A price as it is now, the former price beside it, and "From" where variants differ. */
export function Price({ price, compareAtPrice, highestPrice, currency, className }: PriceProps) {
  const reduced = compareAtPrice !== null && compareAtPrice > price
  const from = highestPrice !== undefined && highestPrice > price
  const now = (
    <span className={`font-semibold ${reduced ? 'text-clay' : ''}`}>
      {formatPrice(price, currency, locale.tag)}
    </span>
  )
  const prices = reduced
    ? t.rich('product.price.reduced', {
        hidden: (words) => <span className="sr-only">{words}</span>,
        now: () => now,
        before: () => (
          <s className="text-soft">{formatPrice(compareAtPrice, currency, locale.tag)}</s>
        ),
      })
    : now
  return (
    <span className={`figures-table whitespace-nowrap ${className ?? ''}`}>
      {from
        ? t.rich('product.price.from', {
            quiet: (words) => <span className="text-soft">{words}</span>,
            price: () => prices,
          })
        : prices}
    </span>
  )
}
