import type { PostCardView } from '@vitrine/content/views/post-card'
import { FormattedDate } from '@/ui/formatted-date'
import { PostRow } from './post-row'

/** Posts one below the other, each with its date in the margin where there is room. */
export function PostList({ posts }: { posts: readonly PostCardView[] }) {
  return (
    <ol className="border-ink border-t">
      {posts.map((post) => (
        <li
          key={post._id}
          className="grid gap-x-12 border-rule border-b py-6 md:grid-cols-[1fr_3fr]"
        >
          <p className="pt-0.5 text-small text-soft max-md:hidden">
            {post.publishedAt && <FormattedDate date={post.publishedAt} />}
          </p>
          <PostRow post={post} headingLevel={2} dateInMargin />
        </li>
      ))}
    </ol>
  )
}
