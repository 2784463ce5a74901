import type { PostCardView } from '@vitrine/content/views/post-card'
import { PostRow } from './post-row'

/** Posts as lines of a list, in two columns where there is room. */
export function PostRows({ posts }: { posts: readonly PostCardView[] }) {
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
