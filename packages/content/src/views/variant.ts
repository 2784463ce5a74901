import { z } from 'zod'
import { amount, part, text } from './fields.ts'

export const STOCK_STATES = ['inStock', 'lowStock', 'preorder', 'outOfStock'] as const

export type StockState = (typeof STOCK_STATES)[number]

/** Accepts the projection `variantFields`. Prices are in major units of the shop's currency. */
export const variantSchema = z.object({
  _key: z.string(),
  name: text,
  sku: text,
  price: amount,
  compareAtPrice: part(amount),
  stock: part(z.enum(STOCK_STATES)),
})

export type VariantView = z.infer<typeof variantSchema>

/** A product's variants in one line: the best price of what can be bought, and how well it can be had. */
export interface OfferView {
  readonly price: number
  /** The dearest of the variants that `price` is the cheapest of. */
  readonly highestPrice: number
  /** The former price of the variant that `price` is of, when that was higher. */
  readonly compareAtPrice: number | null
  readonly stock: StockState | null
}

/** Sums up the variants that can be bought, or all when none can; null when there is nothing to sell. */
export function summariseOffer(variants: readonly VariantView[]): OfferView | null {
  const buyable = variants.filter((variant) => variant.stock !== 'outOfStock')
  const offered = buyable.length > 0 ? buyable : variants
  const cheapest = offered.reduce<VariantView | null>(
    (best, variant) => (best === null || variant.price < best.price ? variant : best),
    null,
  )
  if (!cheapest) return null
  const { price, compareAtPrice } = cheapest
  return {
    price,
    highestPrice: Math.max(...offered.map((variant) => variant.price)),
    compareAtPrice: compareAtPrice !== null && compareAtPrice > price ? compareAtPrice : null,
    stock: STOCK_STATES.find((state) => offered.some((variant) => variant.stock === state)) ?? null,
  }
}
