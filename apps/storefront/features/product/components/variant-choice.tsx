import { variantHref } from '@vitrine/content/routes/variant-href'
import type { PurchaseView } from '@vitrine/content/views/product-page'
import { summariseOffer, type VariantView } from '@vitrine/content/views/variant'
import { t } from '@/locale/messages'
import { OfferLine } from '@/ui/offer-line'
import { Price } from '@/ui/price'
import { StockNote } from '@/ui/stock-note'
import { BuyButton } from './buy-button'

interface VariantChoiceProps {
  readonly variants: readonly VariantView[]
  readonly purchase: PurchaseView | null
  readonly currency: string
}

const LABEL_ID = 'variant-choice'

/**
 * Chooses among variants with radio buttons and no JavaScript: every variant has a price and a button of its own, and the
 * style sheet (`.variants`) shows those of the chosen variant, above and below them all.
 */
export function VariantChoice({ variants, purchase, currency }: VariantChoiceProps) {
  const chosen = variants.find((variant) => variant.stock !== 'outOfStock') ?? variants[0]
  return (
    <fieldset className="variants" aria-labelledby={LABEL_ID}>
      <p id={LABEL_ID} className="kicker pb-2 text-soft">
        {t('product.buy.variant')}
      </p>
      {variants.map((variant) => (
        <div key={variant._key} className="contents">
          <ChosenOffer variant={variant} currency={currency} />
          <label className="grid cursor-pointer grid-cols-[auto_1fr_auto] items-baseline gap-x-3 border-rule border-t py-3">
            <input
              type="radio"
              name="variant"
              value={variant._key}
              defaultChecked={variant === chosen}
              className="size-4 translate-y-0.5"
            />
            <span className="flex flex-wrap items-baseline gap-x-4">
              <span className="font-semibold">{variant.name ?? variant.sku}</span>
              <StockNote stock={variant.stock} className="text-small" />
            </span>
            <Price
              price={variant.price}
              compareAtPrice={variant.compareAtPrice}
              currency={currency}
            />
          </label>
          {purchase && (
            <div className="variant-buy">
              <BuyButton
                href={variantHref(purchase, variant)}
                purchase={purchase}
                stock={variant.stock}
              />
            </div>
          )}
        </div>
      ))}
    </fieldset>
  )
}

function ChosenOffer({ variant, currency }: { variant: VariantView; currency: string }) {
  const offer = summariseOffer([variant])
  return (
    offer && (
      <div className="variant-offer">
        <OfferLine offer={offer} currency={currency} priceSize="text-item" className="pb-6" />
      </div>
    )
  )
}
