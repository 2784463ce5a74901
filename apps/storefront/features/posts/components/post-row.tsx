import type { PostCardView } from '@vitrine/content/views/post-card'
import { ListRow } from '@/ui/list-row'
import { PostByline } from './post-byline'
import { PostKicker } from './post-kicker'

interface PostRowProps {
  readonly post: PostCardView
  readonly headingLevel?: 2 | 3
  readonly dateInMargin?: boolean
}

/** A post as a line of a list. */
export function PostRow({ post, headingLevel = 3, dateInMargin = false }: PostRowProps) {
  return (
    <ListRow
      href={post.href}
      kicker={<PostKicker categories={post.categories} />}
      title={post.title}
      headingLevel={headingLevel}
      text={post.excerpt}
      textClass="line-clamp-3 max-w-[38rem] max-sm:hidden"
      line={<PostByline post={post} dateInMargin={dateInMargin} />}
      image={post.coverImage}
    />
  )
}
