import type { ProductPageView } from '@vitrine/content/views/product-page'
import { BuyButton } from './buy-button'
import { OfferLine } from './offer-line'
import { VariantChoice } from './variant-choice'

interface BuyPanelProps {
  readonly product: Pick<ProductPageView, 'variants' | 'offer' | 'purchase'>
  readonly currency: string
}

/** Price, stock, variants and the way to buy. */
export function BuyPanel({ product, currency }: BuyPanelProps) {
  const { variants, offer, purchase } = product
  if (!offer) {
    return <p className="border-rule border-y py-3 text-soft">The price is not set yet.</p>
  }
  return (
    <div>
      <OfferLine offer={offer} currency={currency} priceSize="text-item" className="pb-6" />
      {variants.length > 1 ? (
        <VariantChoice variants={variants} purchase={purchase} currency={currency} />
      ) : (
        purchase && <BuyButton href={purchase.url} purchase={purchase} stock={offer.stock} />
      )}
      {!purchase && (
        <p className="border-rule border-t py-3 text-soft">Not sold online at present.</p>
      )}
      {purchase?.kind === 'external' && (
        <p className="mt-2 text-center text-fine text-soft">
          You will finish the order at {new URL(purchase.url).hostname.replace(/^www\./, '')}.
        </p>
      )}
    </div>
  )
}
