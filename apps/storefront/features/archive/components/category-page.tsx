import type { CategoryPageView } from '@vitrine/content/views/archives'
import type { SettingsView } from '@vitrine/content/views/settings'
import Link from 'next/link'
import type { ArchivePage } from '@/content/load-archives'
import { ProductShelf } from '@/features/product/components/product-shelf'
import { t } from '@/locale/messages'
import { SectionHeading } from '@/ui/section-heading'
import { ArchiveHeader } from './archive-header'
import { ArchivePosts } from './archive-posts'

interface CategoryPageProps extends ArchivePage<CategoryPageView> {
  readonly settings: SettingsView
}

/** What the journal writes about a subject, and what the shop has for it. */
export function CategoryPage({ archive, pagination, settings }: CategoryPageProps) {
  const opens = pagination.page === 1
  return (
    <>
      <div className="page-width pt-10 md:pt-16">
        <ArchiveHeader kind={t('archive.category')} title={archive.title}>
          {opens && archive.description}
        </ArchiveHeader>
        <ArchivePosts posts={archive.posts} pagination={pagination} />
      </div>
      {opens && archive.products.length > 0 && (
        <section aria-labelledby="shelf" className="page-width mt-20 overflow-x-clip md:mt-28">
          <SectionHeading
            id="shelf"
            title={t('archive.shelf')}
            more={
              <Link href="/products" className="text-link">
                {t('home.wholeShop')}
              </Link>
            }
          />
          <ProductShelf
            products={archive.products}
            currency={settings.currency}
            label={t('archive.shelfProducts')}
          />
        </section>
      )}
    </>
  )
}
