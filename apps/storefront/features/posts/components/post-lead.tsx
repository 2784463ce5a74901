import type { PostCardView } from '@vitrine/content/views/post-card'
import Link from 'next/link'
import { PictureOrWell } from '@/ui/picture-or-well'
import { PostByline } from './post-byline'
import { PostKicker } from './post-kicker'

/** The story a page opens with: a large picture, the title beside and over its edge. */
export function PostLead({ post, priority }: { post: PostCardView; priority?: boolean }) {
  return (
    <article className="group relative grid gap-x-12 gap-y-5 lg:grid-cols-12 lg:items-start">
      <div className="overflow-hidden lg:col-span-7">
        <PictureOrWell
          image={post.coverImage}
          ratio={3 / 2}
          widths={[480, 720, 960, 1280, 1600]}
          sizes="(width >= 82rem) 44rem, (width >= 64rem) 56vw, 92vw"
          priority={priority ?? false}
          alt=""
        />
      </div>
      <div className="max-w-[44rem] lg:col-span-5 lg:-mt-1">
        <PostKicker categories={post.categories} />
        <h2 className="mt-2 text-title">
          <Link href={post.href} className="card-link">
            {post.title}
          </Link>
        </h2>
        {post.excerpt && <p className="mt-5 font-text text-lede text-soft">{post.excerpt}</p>}
        <div className="mt-4">
          <PostByline post={post} />
        </div>
      </div>
    </article>
  )
}
