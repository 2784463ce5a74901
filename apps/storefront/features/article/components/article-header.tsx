import type { PostPageView } from '@vitrine/content/views/post-page'
import { revisionOf } from '@vitrine/content/views/updated-at'
import { t } from '@/locale/messages'
import { FormattedDate } from '@/ui/formatted-date'
import { Picture } from '@/ui/picture'
import { BylinePerson } from './byline-person'
import { CategoryLinks } from './category-links'

/** Characters beyond which a title is set smaller. */
const LONG_TITLE = 64

/** Opens an article: what it is about, its title, standfirst, people, dates and picture. */
export function ArticleHeader({ post }: { post: PostPageView }) {
  return (
    <header>
      <div className="page-width pt-10 pb-8 md:pt-16 md:pb-10">
        <CategoryLinks categories={post.categories} />
        <h1
          className={`mt-3 ${post.title.length > LONG_TITLE ? 'max-w-[26ch] text-title' : 'max-w-[18ch] text-display'}`}
        >
          {post.title}
        </h1>
        <div className="mt-6 grid gap-x-12 gap-y-8 md:grid-cols-12 md:items-end">
          {post.excerpt && (
            <p className="max-w-[34rem] font-text text-lede text-soft md:col-span-7">
              {post.excerpt}
            </p>
          )}
          <div className="flex flex-col gap-4 md:col-span-5">
            {post.author && (
              <BylinePerson person={post.author} wording="article.writtenBy">
                <DateLines post={post} />
              </BylinePerson>
            )}
            {!post.author && (
              <p className="text-small text-soft">
                <DateLines post={post} />
              </p>
            )}
            {post.reviewer && (
              <BylinePerson person={post.reviewer} wording="article.reviewedBy">
                {post.lastReviewedAt && <LastCheckedLine date={post.lastReviewedAt} />}
              </BylinePerson>
            )}
          </div>
        </div>
      </div>
      {!post.coverImage && (
        <div className="page-width">
          <hr className="border-ink" />
        </div>
      )}
      {post.coverImage && (
        <div className="page-width max-sm:px-0">
          <Picture
            image={post.coverImage}
            ratio={16 / 9}
            widths={[480, 720, 960, 1280, 1600, 2000]}
            sizes="(width >= 82rem) 75rem, 100vw"
            priority
          />
        </div>
      )}
    </header>
  )
}

/** When it was published, how long it takes to read, and when it was revised. */
function DateLines({ post }: { post: PostPageView }) {
  const { publishedAt, readingMinutes } = post
  const revised = revisionOf(post)
  return (
    <>
      {publishedAt && (
        <>
          {t.rich('article.published', { date: () => <FormattedDate date={publishedAt} /> })}
          {' · '}
        </>
      )}
      <span className="figures-text whitespace-nowrap">
        {t('article.minutesToRead', { minutes: readingMinutes })}
      </span>
      {revised && (
        <span className="block">
          {t.rich('article.updated', { date: () => <FormattedDate date={revised} /> })}
        </span>
      )}
    </>
  )
}

function LastCheckedLine({ date }: { date: string }) {
  return t.rich('article.lastChecked', { date: () => <FormattedDate date={date} /> })
}
