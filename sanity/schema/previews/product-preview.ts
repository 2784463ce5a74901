import { formatPriceRange } from '../price.ts'
import { stockSummary } from '../stock.ts'

/** How many variants a preview looks at: Studio previews select by index, not by list. */
const VARIANTS_SHOWN = 6

/** The fields of a product that its preview needs, selected through the path `from` when it is referenced. */
export function productSelection(from?: string): Record<string, string> {
  const at = (path: string) => (from ? `${from}.${path}` : path)
  const selection: Record<string, string> = { name: at('name'), media: at('gallery.0') }
  for (let index = 0; index < VARIANTS_SHOWN; index += 1) {
    selection[`price${index}`] = at(`variants.${index}.price`)
    selection[`stock${index}`] = at(`variants.${index}.stock`)
  }
  return selection
}

/** Prepares a product's preview: its name, its price and its stock. */
export function prepareProduct(selected: Record<string, unknown>) {
  const indexes = Array.from({ length: VARIANTS_SHOWN }, (_, index) => index)
  const prices = indexes.map((index) => selected[`price${index}`])
  const stock = stockSummary(indexes.map((index) => selected[`stock${index}`]))
  return {
    title: typeof selected.name === 'string' ? selected.name : 'Unnamed product',
    subtitle: [formatPriceRange(prices) ?? 'No price yet', stock].filter(Boolean).join(' · '),
    prices,
    stock,
  }
}
