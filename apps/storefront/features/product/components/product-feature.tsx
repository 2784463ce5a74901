import type { ProductCardView } from '@vitrine/content/views/product-card'
import Link from 'next/link'
import { t } from '@/locale/messages'
import { OfferLine } from '@/ui/offer-line'
import { PictureOrWell } from '@/ui/picture-or-well'

interface ProductFeatureProps {
  readonly product: ProductCardView
  readonly currency: string
}

/** One product alone, large: what an article ends with when it has a single thing to show. */
export function ProductFeature({ product, currency }: ProductFeatureProps) {
  const { offer } = product
  return (
    <article className="relative grid gap-x-14 gap-y-6 sm:grid-cols-[minmax(0,5fr)_minmax(0,7fr)] sm:items-center">
      <PictureOrWell
        image={product.image}
        ratio={4 / 5}
        widths={[360, 520, 720, 960]}
        sizes="(width >= 82rem) 30rem, (width >= 36rem) 40vw, 92vw"
        alt=""
      />
      <div>
        {product.brand && <p className="kicker text-clay">{product.brand}</p>}
        <h3 className="mt-2 text-title">
          <Link href={product.href} className="card-link">
            {product.name}
          </Link>
        </h3>
        {product.tagline && (
          <p className="mt-3 max-w-[30rem] font-text text-lede text-soft">{product.tagline}</p>
        )}
        {offer && (
          <OfferLine offer={offer} currency={currency} priceSize="text-item" className="mt-6" />
        )}
        <p aria-hidden="true" className="button mt-6">
          {t('product.see')}
        </p>
      </div>
    </article>
  )
}
