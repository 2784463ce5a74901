import type { CategoryView } from '@vitrine/content/views/category'

/** What a post is about, above its title. */
export function PostKicker({ categories }: { categories: readonly CategoryView[] }) {
  if (categories.length === 0) return null
  return (
    <p className="kicker text-clay">{categories.map((category) => category.title).join(' · ')}</p>
  )
}
