import type { PostCardView } from '@vitrine/content/views/post-card'
import { PostStory } from './post-story'

/** Up to three posts side by side with their pictures above them. */
export function PostStories({ posts }: { posts: readonly PostCardView[] }) {
  return (
    <ul className="grid gap-x-8 gap-y-12 sm:grid-cols-2 md:grid-cols-3">
      {posts.map((post) => (
        <li key={post._id}>
          <PostStory
            post={post}
            ratio={4 / 3}
            sizes="(width >= 82rem) 24rem, (width >= 48rem) 30vw, (width >= 36rem) 46vw, 92vw"
          />
        </li>
      ))}
    </ul>
  )
}
