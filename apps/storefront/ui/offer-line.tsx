import type { OfferView } from '@vitrine/content/views/variant'
import { Price } from './price'
import { StockNote } from './stock-note'

interface OfferLineProps {
  readonly offer: OfferView
  readonly currency: string
  /** Size of the price, as a class. */
  readonly priceSize: string
  readonly className?: string
}

/** What a product costs and whether it can be had, in one line. */
export function OfferLine({ offer, currency, priceSize, className }: OfferLineProps) {
  return (
    <p className={`flex flex-wrap items-baseline gap-x-6 gap-y-1 ${className ?? ''}`}>
      <Price {...offer} currency={currency} className={priceSize} />
      <StockNote stock={offer.stock} />
    </p>
  )
}
