import type { Pagination } from '@vitrine/content/routes/pagination'
import type { PostCardView } from '@vitrine/content/views/post-card'
import Link from 'next/link'
import { PostList } from '@/features/posts/components/post-list'
import { t } from '@/locale/messages'
import { EmptyState } from '@/ui/empty-state'
import { PaginationNav } from '@/ui/pagination-nav'

interface ArchivePostsProps {
  readonly posts: readonly PostCardView[]
  readonly pagination: Pagination
}

/** The posts of an archive, a page at a time. */
export function ArchivePosts({ posts, pagination }: ArchivePostsProps) {
  if (posts.length === 0) {
    return (
      <EmptyState
        title={t('archive.empty.title')}
        actions={
          <Link href="/blog" className="button button-plain">
            {t('navigation.readJournal')}
          </Link>
        }
      >
        <p>{t('archive.empty.text')}</p>
      </EmptyState>
    )
  }
  return (
    <>
      <PostList posts={posts} />
      <PaginationNav pagination={pagination} label={t('archive.pages')} />
    </>
  )
}
