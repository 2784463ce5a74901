import type { ProductCardView } from '@vitrine/content/views/product-card'
import type { CSSProperties } from 'react'
import { ProductTile } from './product-tile'

interface ProductShelfProps {
  readonly products: readonly ProductCardView[]
  readonly currency: string
  readonly label: string
}

/** Products side by side; on a phone the row slides. */
export function ProductShelf({ products, currency, label }: ProductShelfProps) {
  const columns: CSSProperties & Record<'--shelf-columns', number> = {
    '--shelf-columns': Math.min(4, Math.max(3, products.length)),
  }
  return (
    <ul className="shelf" style={columns} aria-label={label}>
      {products.map((product) => (
        <li key={product._id} className="grid">
          <ProductTile product={product} currency={currency} />
        </li>
      ))}
    </ul>
  )
}
