import type { StockState } from '@vitrine/content/views/variant'
import { t } from '@/locale/messages'

const MARKS: Readonly<Record<StockState, string>> = {
  inStock: 'bg-green',
  lowStock: 'bg-clay',
  preorder: 'border border-current',
  outOfStock: 'border border-current opacity-60',
}

/** Whether a product can be had, in words; the dot only repeats them. */
export function StockNote({ stock, className }: { stock: StockState | null; className?: string }) {
  if (!stock) return null
  return (
    <span
      className={`inline-flex items-center gap-2 whitespace-nowrap text-soft ${className ?? ''}`}
    >
      <span aria-hidden="true" className={`size-1.5 rounded-full ${MARKS[stock]}`} />
      {t(`product.stock.${stock}`)}
    </span>
  )
}
