import { formatLowestPrice } from '../price.ts'
import { shopCurrency } from '../shop-currency.ts'
import { stockSummary } from '../stock.ts'

/** How many variants a preview looks at, as it selects by index: of a product with more it says so. */
const VARIANTS_SEEN = 24
const INDEXES = Array.from({ length: VARIANTS_SEEN }, (_, index) => index)

/** The fields of a product that its preview needs, selected through the path `from` when it is referenced. */
export function productSelection(from?: string): Record<string, string> {
  const at = (path: string) => (from ? `${from}.${path}` : path)
  const selection: Record<string, string> = {
    name: at('name'),
    media: at('gallery.0'),
    unseen: at(`variants.${VARIANTS_SEEN}._key`),
  }
  for (const index of INDEXES) {
    selection[`price${index}`] = at(`variants.${index}.price`)
    selection[`stock${index}`] = at(`variants.${index}.stock`)
  }
  return selection
}

/** Prepares a product's preview: its name, its price and its stock, and what else is to be said. */
export function prepareProduct(selected: Record<string, unknown>, note?: unknown) {
  const price = formatLowestPrice(
    INDEXES.map((index) => selected[`price${index}`]),
    shopCurrency(),
  )
  const stock = stockSummary(INDEXES.map((index) => selected[`stock${index}`]))
  const limit = selected.unseen ? `first ${VARIANTS_SEEN} variants` : undefined
  return {
    title: typeof selected.name === 'string' ? selected.name : 'Unnamed product',
    subtitle: [price ?? 'No price yet', stock, limit, note].filter(Boolean).join(' · '),
  }
}
