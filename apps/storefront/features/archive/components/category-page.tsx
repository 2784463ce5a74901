import type { CategoryPageView } from '@vitrine/content/views/archives'
import type { SettingsView } from '@vitrine/content/views/settings'
import type { ArchivePage } from '@/content/load-archives'
import { ShopShelf } from '@/features/product/components/shop-shelf'
import { t } from '@/locale/messages'
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
      {opens && <ShopShelf products={archive.products} currency={settings.currency} />}
    </>
  )
}
