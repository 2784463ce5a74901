import type { PostCardView } from '@vitrine/content/views/post-card'
import { PostRows } from '@/features/posts/components/post-rows'
import { PostStories } from '@/features/posts/components/post-stories'

/** Posts in a section: three stand side by side with their pictures, any other number makes a list. */
export function PostGrid({ posts }: { posts: readonly PostCardView[] }) {
  return posts.length === 3 ? <PostStories posts={posts} /> : <PostRows posts={posts} />
}
