import { formatPrice } from '@vitrine/content/money/format-price'

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
  return (
    <span className={`figures-table whitespace-nowrap ${className ?? ''}`}>
      {from && <span className="text-soft">From </span>}
      {reduced && <span className="sr-only">Now </span>}
      <span className={`font-semibold ${reduced ? 'text-clay' : ''}`}>
        {formatPrice(price, currency)}
      </span>
      {reduced && (
        <>
          <span className="sr-only">, before</span>{' '}
          <s className="text-soft">{formatPrice(compareAtPrice, currency)}</s>
        </>
      )}
    </span>
  )
}
