import type { Pagination } from '@vitrine/content/routes/pagination'
import type { PostCardView } from '@vitrine/content/views/post-card'
import Link from 'next/link'
import { PostList } from '@/features/article/components/post-list'
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
        title="Nothing here yet"
        actions={
          <Link href="/blog" className="button button-plain">
            Read the journal
          </Link>
        }
      >
        <p>The first article is still being written.</p>
      </EmptyState>
    )
  }
  return (
    <>
      <PostList posts={posts} />
      <PaginationNav pagination={pagination} label="Pages of this list" />
    </>
  )
}
