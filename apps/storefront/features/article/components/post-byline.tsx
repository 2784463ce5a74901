import type { PostCardView } from '@vitrine/content/views/post-card'
import { FormattedDate } from '@/ui/formatted-date'

/** Who wrote a post and when, in one line. */
export function PostByline({ post }: { post: Pick<PostCardView, 'author' | 'publishedAt'> }) {
  return (
    <p className="text-small text-soft">
      {post.author && <>By {post.author.name}, </>}
      <FormattedDate date={post.publishedAt} />
    </p>
  )
}
