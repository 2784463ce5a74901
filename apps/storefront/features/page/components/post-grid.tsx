import type { PostCardView } from '@vitrine/content/views/post-card'
import { PostRow } from '@/features/article/components/post-row'
import { PostStory } from '@/features/article/components/post-story'

/** Posts in a section: three stand side by side with their pictures, any other number makes a list. */
export function PostGrid({ posts }: { posts: readonly PostCardView[] }) {
  if (posts.length === 3) {
    return (
      <ul className="grid gap-x-8 gap-y-12 md:grid-cols-3">
        {posts.map((post) => (
          <li key={post._id}>
            <PostStory
              post={post}
              ratio={4 / 3}
              sizes="(width >= 82rem) 24rem, (width >= 48rem) 30vw, 92vw"
            />
          </li>
        ))}
      </ul>
    )
  }
  return (
    <ul className="grid gap-x-14 lg:grid-cols-2 lg:gap-x-20">
      {posts.map((post) => (
        <li key={post._id} className="border-rule border-b py-6 first:pt-0 lg:nth-2:pt-0">
          <PostRow post={post} />
        </li>
      ))}
    </ul>
  )
}
