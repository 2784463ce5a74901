import type { AuthorPageView } from '@vitrine/content/views/archives'
import type { ArchivePage } from '@/content/load-archives'
import { PostRows } from '@/features/posts/components/post-rows'
import { t } from '@/locale/messages'
import { Picture } from '@/ui/picture'
import { SectionHeading } from '@/ui/section-heading'
import { SmartLink } from '@/ui/smart-link'
import { ArchivePosts } from './archive-posts'

/** Who somebody is, what they wrote, and what they checked. */
export function AuthorPage({ archive, pagination }: ArchivePage<AuthorPageView>) {
  const opens = pagination.page === 1
  const { posts, reviewed } = archive
  return (
    <div className="page-width pt-10 md:pt-16">
      <AuthorHeader author={archive} />
      {(posts.length > 0 || reviewed.length === 0) && (
        <ArchivePosts posts={posts} pagination={pagination} />
      )}
      {opens && reviewed.length > 0 && (
        <section aria-labelledby="reviewed" className={posts.length > 0 ? 'mt-20 md:mt-28' : ''}>
          <SectionHeading id="reviewed" title={t('archive.reviewedBy', { name: archive.name })} />
          <PostRows posts={reviewed} />
        </section>
      )}
    </div>
  )
}

function AuthorHeader({ author }: { author: AuthorPageView }) {
  return (
    <header className="grid gap-x-10 gap-y-6 pb-8 md:grid-cols-12 md:items-end md:pb-12">
      {author.portrait && (
        <div className="w-32 md:col-span-3 md:w-full md:max-w-60">
          <Picture
            image={author.portrait}
            ratio={4 / 5}
            widths={[160, 240, 320, 480, 640]}
            sizes="(width >= 48rem) 15rem, 8rem"
            priority
          />
        </div>
      )}
      <div className={author.portrait ? 'md:col-span-9' : 'md:col-span-12'}>
        {author.role && <p className="kicker text-clay">{author.role}</p>}
        <h1 className="mt-3 text-title">
          {author.name}
          {author.credentials && (
            <span className="text-soft">
              {t('article.credentials', { credentials: author.credentials })}
            </span>
          )}
        </h1>
        {author.bio && (
          <p className="mt-5 max-w-[38rem] font-text text-lede text-soft">{author.bio}</p>
        )}
        {author.links.length > 0 && (
          <ul className="mt-3 flex flex-wrap gap-x-6">
            {author.links.map((link) => (
              <li key={link._key}>
                <SmartLink
                  href={link.url}
                  rel="me noopener"
                  className="text-link inline-block py-1"
                >
                  {link.label}
                </SmartLink>
              </li>
            ))}
          </ul>
        )}
      </div>
    </header>
  )
}
