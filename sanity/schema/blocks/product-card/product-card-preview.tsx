import type { PreviewProps } from 'sanity'
import { formatPriceRange } from '../../price.ts'
import { useShopCurrency } from './use-shop-currency.ts'

/** Shows a product card in the text as readers will meet it: with the price in the shop's currency. */
export function ProductCardPreview(props: PreviewProps) {
  const currency = useShopCurrency()
  const prices = 'prices' in props && Array.isArray(props.prices) ? props.prices : []
  const details = 'details' in props && Array.isArray(props.details) ? props.details : []
  const subtitle = [formatPriceRange(prices, currency), ...details].filter(Boolean).join(' · ')
  return props.renderDefault({ ...props, subtitle })
}
