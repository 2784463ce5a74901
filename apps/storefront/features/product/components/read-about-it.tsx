import type { PostCardView } from '@vitrine/content/views/post-card'
import { PostRow } from '@/features/article/components/post-row'
import { SectionHeading } from '@/ui/section-heading'

/** The articles that mention a product: the way back into the journal. */
export function ReadAboutIt({ posts }: { posts: readonly PostCardView[] }) {
  return (
    <section aria-labelledby="read-about-it" className="page-width mt-20 md:mt-28">
      <SectionHeading id="read-about-it" title="Read about it" />
      <ul className="grid gap-x-14 lg:grid-cols-2 lg:gap-x-20">
        {posts.map((post) => (
          <li key={post._id} className="border-rule border-b py-6 first:pt-0 lg:nth-2:pt-0">
            <PostRow post={post} />
          </li>
        ))}
      </ul>
    </section>
  )
}
