import type { PostCardView } from '@vitrine/content/views/post-card'
import Link from 'next/link'
import { t } from '@/locale/messages'
import { SectionHeading } from '@/ui/section-heading'
import { SmartLink } from '@/ui/smart-link'
import { subjectsOf } from '../subjects-of'

const SUBJECTS = 4
const POSTS_EACH = 3

/** What the journal writes about, with a few posts of each subject, in the order given. */
export function SubjectStrip({ posts }: { posts: readonly PostCardView[] }) {
  const subjects = subjectsOf(posts).slice(0, SUBJECTS)
  if (subjects.length < 2) return null
  return (
    <section aria-labelledby="subjects" className="below-fold page-width mt-20 md:mt-28">
      <SectionHeading id="subjects" title={t('home.subjects')} />
      <ul className="grid gap-x-8 gap-y-10 sm:grid-cols-2 lg:grid-cols-4">
        {subjects.map(({ category, posts: some }) => (
          <li key={category._id}>
            <h3 className="text-item text-green">
              <SmartLink href={category.href} className="hover:underline">
                {category.title}
              </SmartLink>
            </h3>
            {category.description && (
              <p className="mt-1 text-small text-soft">{category.description}</p>
            )}
            <ul className="mt-3 border-rule border-t">
              {some.slice(0, POSTS_EACH).map((post) => (
                <li key={post._id} className="border-rule border-b">
                  <Link
                    href={post.href}
                    className="block py-2.5 font-text text-[1.125rem] leading-6 hover:text-green"
                  >
                    {post.title}
                  </Link>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}
