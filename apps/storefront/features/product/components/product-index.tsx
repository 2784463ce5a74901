import type { Pagination } from '@vitrine/content/routes/pagination'
import type { ProductCardView } from '@vitrine/content/views/product-card'
import type { SettingsView } from '@vitrine/content/views/settings'
import Link from 'next/link'
import { t } from '@/locale/messages'
import { EmptyState } from '@/ui/empty-state'
import { PaginationNav } from '@/ui/pagination-nav'
import { ProductTile } from './product-tile'

interface ProductIndexProps {
  readonly products: readonly ProductCardView[]
  readonly pagination: Pagination
  readonly settings: SettingsView
}

/** The whole shop, a page at a time. */
export function ProductIndex({ products, pagination, settings }: ProductIndexProps) {
  return (
    <div className="page-width pt-10 md:pt-16">
      <header className="grid gap-x-10 gap-y-5 pb-10 md:grid-cols-12 md:items-end md:pb-14">
        <h1 className="text-display md:col-span-7">{t('shop.heading')}</h1>
        <p className="font-text text-lede text-soft md:col-span-5">{t('shop.standfirst')}</p>
      </header>
      {products.length === 0 ? (
        <EmptyState
          title={t('shop.empty.title')}
          actions={
            <Link href="/blog" className="button button-plain">
              {t('navigation.readJournal')}
            </Link>
          }
        >
          <p>{t('shop.empty.text')}</p>
        </EmptyState>
      ) : (
        <ul className="grid grid-cols-2 gap-x-4 gap-y-12 sm:gap-x-6 md:grid-cols-3 md:gap-x-8 md:gap-y-16 lg:grid-cols-4">
          {products.map((product, index) => (
            <li key={product._id} className="grid">
              <ProductTile
                product={product}
                currency={settings.currency}
                headingLevel={2}
                priority={index < 2}
              />
            </li>
          ))}
        </ul>
      )}
      <PaginationNav pagination={pagination} label={t('shop.pages')} />
    </div>
  )
}
