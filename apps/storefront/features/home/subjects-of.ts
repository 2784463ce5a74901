import type { CategoryView } from '@vitrine/content/views/category'
import type { PostCardView } from '@vitrine/content/views/post-card'

export interface Subject {
  readonly category: CategoryView
  readonly posts: readonly PostCardView[]
}

/** Groups posts by their first category, in the order in which the categories first appear. */
export function subjectsOf(posts: readonly PostCardView[]): readonly Subject[] {
  const subjects = new Map<string, { category: CategoryView; posts: PostCardView[] }>()
  for (const post of posts) {
    const [category] = post.categories
    if (!category) continue
    const subject = subjects.get(category._id) ?? { category, posts: [] }
    subject.posts.push(post)
    subjects.set(category._id, subject)
  }
  return [...subjects.values()]
}
