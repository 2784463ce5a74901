import type { ProductCardView } from '@vitrine/content/views/product-card'
import Link from 'next/link'
import { t } from '@/locale/messages'
import { OfferLine } from '@/ui/offer-line'
import { PictureOrWell } from '@/ui/picture-or-well'

interface ProductCardProps {
  readonly product: ProductCardView
  /** The editor's word on why it stands here. */
  readonly note?: string | null
  readonly currency: string
}

/** A product inside an article, at the price and stock it has now. */
export function ProductCard({ product, note, currency }: ProductCardProps) {
  const { offer } = product
  return (
    <aside
      aria-label={product.name}
      className="prose-block group relative grid grid-cols-[6.5rem_1fr] gap-5 border-ink border-y py-5 font-interface text-base leading-6 sm:grid-cols-[10rem_1fr] sm:gap-8"
    >
      <PictureOrWell
        image={product.image}
        ratio={4 / 5}
        widths={[160, 240, 320, 480]}
        sizes="(width >= 36rem) 10rem, 6.5rem"
        alt=""
      />
      <div className="flex flex-col">
        {product.brand && <p className="kicker text-clay">{product.brand}</p>}
        <p className="mt-1 font-display text-item tracking-[-0.012em]">
          <Link href={product.href} className="card-link">
            {product.name}
          </Link>
        </p>
        {(note ?? product.tagline) && (
          <p className="mt-2 text-small text-soft">{note ?? product.tagline}</p>
        )}
        {offer && (
          <OfferLine
            offer={offer}
            currency={currency}
            priceSize="text-base"
            className="mt-auto pt-4 text-small"
          />
        )}
        <p aria-hidden="true" className="text-link mt-2 text-small">
          {t('product.see')}
        </p>
      </div>
    </aside>
  )
}
