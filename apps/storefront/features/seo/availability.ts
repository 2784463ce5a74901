import type { StockState } from '@vitrine/content/views/variant'

/** schema.org's names for how well something can be had: https://schema.org/ItemAvailability */
export const AVAILABILITY: Readonly<Record<StockState, string>> = {
  inStock: 'https://schema.org/InStock',
  lowStock: 'https://schema.org/LimitedAvailability',
  preorder: 'https://schema.org/PreOrder',
  outOfStock: 'https://schema.org/OutOfStock',
}
