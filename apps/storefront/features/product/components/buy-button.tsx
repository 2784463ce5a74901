import type { PurchaseView } from '@vitrine/content/views/product-page'
import type { StockState } from '@vitrine/content/views/variant'
import { t } from '@/locale/messages'

interface BuyButtonProps {
  readonly href: string
  readonly purchase: PurchaseView
  readonly stock: StockState | null
}

/** Leads to where a product is sold; sold out, it says so and leads nowhere. */
export function BuyButton({ href, purchase, stock }: BuyButtonProps) {
  if (stock === 'outOfStock') {
    return (
      <button type="button" disabled className="button w-full">
        {t('product.stock.outOfStock')}
      </button>
    )
  }
  return (
    <a href={href} rel="noopener" className="button w-full">
      {stock === 'preorder'
        ? t('product.stock.preorder')
        : (purchase.label ?? t('product.buy.now'))}
    </a>
  )
}
