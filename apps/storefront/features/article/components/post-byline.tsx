import type { PostCardView } from '@vitrine/content/views/post-card'
import { FormattedDate } from '@/ui/formatted-date'

interface PostBylineProps {
  readonly post: Pick<PostCardView, 'author' | 'publishedAt'>
  /** The date stands in the margin on wide screens: leave it out there. */
  readonly dateInMargin?: boolean
}

/** Who wrote a post and when, in one line. */
export function PostByline({ post, dateInMargin }: PostBylineProps) {
  return (
    <p className="text-small text-soft">
      {post.author && <>By {post.author.name}</>}
      {post.publishedAt && (
        <span className={dateInMargin ? 'md:hidden' : undefined}>
          {post.author && ', '}
          <FormattedDate date={post.publishedAt} />
        </span>
      )}
    </p>
  )
}
