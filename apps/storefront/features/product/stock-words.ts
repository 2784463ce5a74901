import type { StockState } from '@vitrine/content/views/variant'

/** What a shopper is told of each state of stock. */
export const STOCK_WORDS: Readonly<Record<StockState, string>> = {
  inStock: 'In stock',
  lowStock: 'Only a few left',
  preorder: 'Pre-order',
  outOfStock: 'Sold out',
}
