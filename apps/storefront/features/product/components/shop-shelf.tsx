import type { ProductCardView } from '@vitrine/content/views/product-card'
import Link from 'next/link'
import { t } from '@/locale/messages'
import { SectionHeading } from '@/ui/section-heading'
import { ProductShelf } from './product-shelf'

interface ShopShelfProps {
  readonly products: readonly ProductCardView[]
  readonly currency: string
}

/** A part of a page of the journal: a few products, and the way to the others; nothing without products. */
export function ShopShelf({ products, currency }: ShopShelfProps) {
  if (products.length === 0) return null
  return (
    <section
      aria-labelledby="shelf"
      className="below-fold page-width mt-20 overflow-x-clip md:mt-28"
    >
      <SectionHeading
        id="shelf"
        title={t('shop.shelf.title')}
        more={
          <Link href="/products" className="text-link">
            {t('shop.shelf.all')}
          </Link>
        }
      />
      <ProductShelf products={products} currency={currency} label={t('shop.shelf.products')} />
    </section>
  )
}
