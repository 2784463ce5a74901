import type { ProductCardView } from '@vitrine/content/views/product-card'
import Link from 'next/link'
import { PictureOrWell } from '@/ui/picture-or-well'
import { Price } from '@/ui/price'
import { StockNote } from '@/ui/stock-note'

interface ProductTileProps {
  readonly product: ProductCardView
  readonly currency: string
  readonly headingLevel?: 2 | 3
  readonly priority?: boolean
}

/** A product as it stands on a shelf. */
export function ProductTile({ product, currency, headingLevel = 3, priority }: ProductTileProps) {
  const Heading = `h${headingLevel}` as const
  const { offer } = product
  return (
    <article className="group relative flex flex-col">
      <div className="overflow-hidden">
        <PictureOrWell
          image={product.image}
          ratio={4 / 5}
          widths={[260, 360, 520, 720]}
          sizes="(width >= 64rem) 18rem, (width >= 46rem) 29vw, 13.5rem"
          alt=""
          priority={priority ?? false}
          className="transition-transform duration-500 ease-settle group-hover:scale-[1.02]"
        />
      </div>
      <div className="flex flex-1 flex-col border-ink border-t pt-3">
        <Heading className="text-minor">
          <Link href={product.href} className="card-link">
            {product.name}
          </Link>
        </Heading>
        {product.tagline && <p className="mt-1 text-small text-soft">{product.tagline}</p>}
        {offer && (
          <p className="mt-auto flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 pt-3 text-small">
            <Price {...offer} currency={currency} />
            {offer.stock !== 'inStock' && <StockNote stock={offer.stock} />}
          </p>
        )}
      </div>
    </article>
  )
}
