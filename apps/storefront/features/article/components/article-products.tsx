import type { ProductCardView } from '@vitrine/content/views/product-card'
import { ProductFeature } from '@/features/product/components/product-feature'
import { ProductShelf } from '@/features/product/components/product-shelf'
import { t } from '@/locale/messages'

interface ArticleProductsProps {
  readonly products: readonly ProductCardView[]
  readonly currency: string
}

/** Closes an article with the products that belong to it. */
export function ArticleProducts({ products, currency }: ArticleProductsProps) {
  const [only] = products
  if (!only) return null
  const pair = products.length === 2
  return (
    <section aria-labelledby="from_the_shop" className="below-fold no-print mt-20 bg-well md:mt-28">
      <div
        className={`page-width grid grid-cols-[minmax(0,1fr)] gap-8 py-12 md:py-16 ${pair ? 'lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)] lg:gap-14' : ''}`}
      >
        <h2 id="from_the_shop" className="text-section">
          {t('article.products.title')}
        </h2>
        {products.length === 1 ? (
          <ProductFeature product={only} currency={currency} />
        ) : (
          <ProductShelf
            products={products}
            currency={currency}
            label={t('article.products.label')}
          />
        )}
      </div>
    </section>
  )
}
