import type { PostCardView } from '@vitrine/content/views/post-card'
import { t } from '@/locale/messages'
import { FormattedDate } from '@/ui/formatted-date'

interface PostBylineProps {
  readonly post: Pick<PostCardView, 'author' | 'publishedAt'>
  /** The date stands in the margin on wide screens: leave it out there. */
  readonly dateInMargin?: boolean
}

/** Who wrote a post and when, in one line. */
export function PostByline({ post, dateInMargin }: PostBylineProps) {
  const date = post.publishedAt && <FormattedDate date={post.publishedAt} />
  return (
    <p className="text-small text-soft">
      {post.author && t('article.by', { name: post.author.name })}
      {date && (
        <span className={dateInMargin ? 'md:hidden' : undefined}>
          {post.author ? t.rich('article.dateAfterName', { date: () => date }) : date}
        </span>
      )}
    </p>
  )
}
