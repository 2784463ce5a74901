import type { PostCardView } from '@vitrine/content/views/post-card'
import Link from 'next/link'
import { PictureOrWell } from '@/ui/picture-or-well'
import { PostByline } from './post-byline'
import { PostKicker } from './post-kicker'

interface PostStoryProps {
  readonly post: PostCardView
  /** Width of the picture divided by its height. */
  readonly ratio: number
  readonly sizes: string
  readonly headingLevel?: 2 | 3
  readonly excerpt?: boolean
}

/** A post with its picture above it. */
export function PostStory({ post, ratio, sizes, headingLevel = 3, excerpt }: PostStoryProps) {
  const Heading = `h${headingLevel}` as const
  return (
    <article className="relative">
      <PictureOrWell
        image={post.coverImage}
        ratio={ratio}
        widths={[320, 480, 720, 960, 1200]}
        sizes={sizes}
        alt=""
      />
      <div className="pt-4">
        <PostKicker categories={post.categories} />
        <Heading className="mt-1.5 text-item">
          <Link href={post.href} className="card-link">
            {post.title}
          </Link>
        </Heading>
        {excerpt && post.excerpt && (
          <p className="mt-2 font-text text-[1.125rem] text-soft leading-7">{post.excerpt}</p>
        )}
        <div className="mt-2">
          <PostByline post={post} />
        </div>
      </div>
    </article>
  )
}
