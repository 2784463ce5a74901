import type { ProductPageView } from '@vitrine/content/views/product-page'
import { t } from '@/locale/messages'
import { OfferLine } from '@/ui/offer-line'
import { BuyButton } from './buy-button'
import { VariantChoice } from './variant-choice'

interface BuyPanelProps {
  readonly product: Pick<ProductPageView, 'variants' | 'offer' | 'purchase'>
  readonly currency: string
}

/** Price, stock, variants and the way to buy. */
export function BuyPanel({ product, currency }: BuyPanelProps) {
  const { variants, offer, purchase } = product
  if (!offer) {
    return <p className="border-rule border-y py-3 text-soft">{t('product.price.unknown')}</p>
  }
  return (
    <div>
      {variants.length > 1 ? (
        <VariantChoice variants={variants} purchase={purchase} currency={currency} />
      ) : (
        <>
          <OfferLine offer={offer} currency={currency} priceSize="text-item" className="pb-6" />
          {purchase && <BuyButton href={purchase.url} purchase={purchase} stock={offer.stock} />}
        </>
      )}
      {!purchase && (
        <p className="border-rule border-t py-3 text-soft">{t('product.buy.notSold')}</p>
      )}
      {purchase?.kind === 'external' && (
        <p className="mt-2 text-center text-fine text-soft">
          {t('product.buy.elsewhere', { shop: hostOf(purchase.url) })}
        </p>
      )}
    </div>
  )
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '')
}
