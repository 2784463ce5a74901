import type { Verdict } from './verdict.ts'

/** A form in which a product is sold, as far as the checks read it. */
export interface Variant {
  name?: string
  sku?: string
  price?: number
}

function isVariant(value: unknown): value is Variant {
  return typeof value === 'object' && value !== null
}

/** Checks that a product can be bought in at least one form, and that no two forms share a stock number. */
export function checkVariants(variants: readonly unknown[] | undefined): Verdict {
  if (!variants?.length) return 'Add at least one variant: it carries the price and the stock.'
  const nameBySku = new Map<string, string>()
  for (const { name = 'Unnamed', sku } of variants.filter(isVariant)) {
    const key = sku?.trim().toLowerCase()
    if (!key) continue
    const other = nameBySku.get(key)
    if (other !== undefined)
      return `“${other}” and “${name}” share the SKU ${sku}. Each needs its own.`
    nameBySku.set(key, name)
  }
  return true
}

/** Checks the form of a stock-keeping unit. */
export function checkSku(sku: string | undefined): Verdict {
  if (!sku) return true
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/.test(sku)
    ? true
    : 'Use letters, digits, hyphens, dots and underscores only, 40 at most, such as MAG-CPX-120.'
}

/** Checks that a struck-out price is higher than the price asked; `variant` is the value that holds both. */
export function checkCompareAtPrice(compareAtPrice: number | undefined, variant: unknown): Verdict {
  if (compareAtPrice === undefined) return true
  const price = isVariant(variant) ? variant.price : undefined
  if (price === undefined) return 'Set the price first.'
  return compareAtPrice > price
    ? true
    : `The earlier price must be higher than the price of ${price}. Leave it empty when there is no offer.`
}
