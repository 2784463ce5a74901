import type { PostCardView } from '@vitrine/content/views/post-card'
import Link from 'next/link'
import { Picture } from '@/ui/picture'
import { PostByline } from './post-byline'
import { PostKicker } from './post-kicker'

interface PostRowProps {
  readonly post: PostCardView
  readonly headingLevel?: 2 | 3
  readonly dateInMargin?: boolean
}

/** A post as a line of a list: words first, a small picture at the end. */
export function PostRow({ post, headingLevel = 3, dateInMargin = false }: PostRowProps) {
  const Heading = `h${headingLevel}` as const
  return (
    <article className="relative flex items-start justify-between gap-5 sm:gap-8">
      <div className="min-w-0">
        <PostKicker categories={post.categories} />
        <Heading className="mt-1 text-item">
          <Link href={post.href} className="card-link">
            {post.title}
          </Link>
        </Heading>
        {post.excerpt && (
          <p className="mt-2 line-clamp-3 max-w-[38rem] font-text text-[1.125rem] text-soft leading-7 max-sm:hidden">
            {post.excerpt}
          </p>
        )}
        <div className="mt-2">
          <PostByline post={post} dateInMargin={dateInMargin} />
        </div>
      </div>
      {post.coverImage && (
        <div className="w-24 shrink-0 sm:w-40">
          <Picture
            image={post.coverImage}
            ratio={1}
            widths={[120, 192, 320, 480]}
            sizes="(width >= 36rem) 10rem, 6rem"
            alt=""
          />
        </div>
      )}
    </article>
  )
}
