import type { ProductCardView } from '@vitrine/content/views/product-card'
import { ProductTile } from './product-tile'

interface ProductShelfProps {
  readonly products: readonly ProductCardView[]
  readonly currency: string
  readonly label: string
}

/** Products side by side; on a phone the row slides. */
export function ProductShelf({ products, currency, label }: ProductShelfProps) {
  return (
    <ul className="shelf" data-columns={products.length > 3 ? 4 : 3} aria-label={label}>
      {products.map((product) => (
        <li key={product._id} className="grid">
          <ProductTile product={product} currency={currency} />
        </li>
      ))}
    </ul>
  )
}
