import type { PostCardView } from '@vitrine/content/views/post-card'
import { PostRows } from '@/features/posts/components/post-rows'
import { t } from '@/locale/messages'
import { SectionHeading } from '@/ui/section-heading'

/** The articles that mention a product: the way back into the journal. */
export function ReadAboutIt({ posts }: { posts: readonly PostCardView[] }) {
  return (
    <section
      aria-labelledby="read-about-it"
      className="below-fold no-print page-width mt-20 md:mt-28"
    >
      <SectionHeading id="read-about-it" title={t('product.mentions')} />
      <PostRows posts={posts} />
    </section>
  )
}
