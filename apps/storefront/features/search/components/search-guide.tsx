import type { SearchGuideView } from '@vitrine/content/views/search'
import { PostRows } from '@/features/posts/components/post-rows'
import { t } from '@/locale/messages'
import { SectionHeading } from '@/ui/section-heading'
import { SmartLink } from '@/ui/smart-link'

/** What leads on from a search without question or answer: subjects, and the newest articles. */
export function SearchGuide({ guide: { subjects, newest } }: { guide: SearchGuideView }) {
  return (
    <>
      {subjects.length > 0 && (
        <section aria-labelledby="search_subjects" className="mt-12 md:mt-16">
          <SectionHeading id="search_subjects" title={t('search.subjects')} />
          <ul className="flex flex-wrap gap-3">
            {subjects.map(({ _id, href, title }) => (
              <li key={_id}>
                <SmartLink href={href} className="button button-plain">
                  {title}
                </SmartLink>
              </li>
            ))}
          </ul>
        </section>
      )}
      {newest.length > 0 && (
        <section aria-labelledby="search_newest" className="mt-12 md:mt-16">
          <SectionHeading id="search_newest" title={t('search.newest')} />
          <PostRows posts={newest} />
        </section>
      )}
    </>
  )
}
