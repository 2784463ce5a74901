import type { PurchaseView } from '../views/product-page.ts'
import type { VariantView } from '../views/variant.ts'

/** Where a variant is bought: the product's address with the variant's `sku` as a parameter. */
export function variantHref(
  { url }: Pick<PurchaseView, 'url'>,
  { sku }: Pick<VariantView, 'sku'>,
): string {
  if (!sku) return url
  const target = new URL(url)
  target.searchParams.set('sku', sku)
  return target.href
}
