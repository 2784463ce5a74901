import type { ProductCardView } from '@vitrine/content/views/product-card'
import type { CSSProperties } from 'react'
import { ProductTile } from './product-tile'

interface ProductShelfProps {
  readonly products: readonly ProductCardView[]
  readonly currency: string
  readonly label: string
  /** How many stand beside one another where there is room; by default as many as there are, three or four. */
  readonly columns?: number
}

/** Products side by side; on a phone the row slides. */
export function ProductShelf({ products, currency, label, columns }: ProductShelfProps) {
  const style: CSSProperties & Record<'--shelf-columns', number> = {
    '--shelf-columns': columns ?? Math.min(4, Math.max(3, products.length)),
  }
  return (
    <ul className="shelf" style={style} aria-label={label}>
      {products.map((product) => (
        <li key={product._id} className="grid">
          <ProductTile product={product} currency={currency} />
        </li>
      ))}
    </ul>
  )
}
