import type { PostCardView } from '@vitrine/content/views/post-card'
import Link from 'next/link'
import { PostByline } from '@/features/posts/components/post-byline'
import { PostKicker } from '@/features/posts/components/post-kicker'
import { PostStory } from '@/features/posts/components/post-story'
import { t } from '@/locale/messages'

/** How many stories stand here at most. */
export const STORIES = 6

/** Two stories with pictures, one larger than the other, and the next ones as a column of titles. */
export function LatestStories({ posts }: { posts: readonly PostCardView[] }) {
  const [first, second, ...others] = posts.slice(0, STORIES)
  if (!first) return null
  return (
    <section aria-label={t('home.latest')} className="below-fold page-width mt-12 md:mt-16">
      <div className="grid gap-x-10 gap-y-10 border-rule border-t pt-8 md:grid-cols-12">
        <div className="md:col-span-6 lg:col-span-5">
          <PostStory
            post={first}
            ratio={4 / 3}
            sizes="(width >= 64rem) 31rem, (width >= 48rem) 46vw, 92vw"
            headingLevel={2}
            excerpt
          />
        </div>
        {second && (
          <div className="md:col-span-6 lg:col-span-3 lg:border-rule lg:border-x lg:px-8">
            <PostStory
              post={second}
              ratio={1}
              sizes="(width >= 64rem) 18rem, (width >= 48rem) 46vw, 92vw"
              headingLevel={2}
            />
          </div>
        )}
        {others.length > 0 && (
          <ul className="border-rule max-lg:border-t max-lg:pt-2 md:col-span-12 md:columns-2 md:gap-10 lg:col-span-4 lg:-mt-4 lg:columns-1">
            {others.map((post) => (
              <li
                key={post._id}
                className="break-inside-avoid border-rule border-b py-4 last:border-b-0"
              >
                <article className="relative">
                  <PostKicker categories={post.categories} />
                  <h2 className="mt-1 text-minor">
                    <Link href={post.href} className="card-link">
                      {post.title}
                    </Link>
                  </h2>
                  <div className="mt-1">
                    <PostByline post={post} />
                  </div>
                </article>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}
