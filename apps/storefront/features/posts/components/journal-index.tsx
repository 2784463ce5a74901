import type { Pagination } from '@vitrine/content/routes/pagination'
import type { PostCardView } from '@vitrine/content/views/post-card'
import type { SettingsView } from '@vitrine/content/views/settings'
import Link from 'next/link'
import { t } from '@/locale/messages'
import { EmptyState } from '@/ui/empty-state'
import { PaginationNav } from '@/ui/pagination-nav'
import { PostLead } from './post-lead'
import { PostList } from './post-list'
import { PostStory } from './post-story'

interface JournalIndexProps {
  readonly posts: readonly PostCardView[]
  readonly pagination: Pagination
  readonly settings: SettingsView
}

/** The journal, newest first: one lead, two stories below it, and the rest as a list. */
export function JournalIndex({ posts, pagination, settings }: JournalIndexProps) {
  const opens = pagination.page === 1
  const [lead, ...others] = posts
  const stories = opens ? others.slice(0, 2) : []
  const rows = opens ? others.slice(2) : posts
  return (
    <div className="page-width pt-10 md:pt-16">
      <header className="flex flex-wrap items-end justify-between gap-x-10 gap-y-5 pb-8 md:pb-12">
        <h1 className="text-display">{t('journal.heading')}</h1>
        {opens && settings.description && (
          <p className="max-w-[28rem] font-text text-lede text-soft">{settings.description}</p>
        )}
      </header>
      {posts.length === 0 && (
        <EmptyState
          title={t('journal.empty.title')}
          actions={
            <Link href="/products" className="button button-plain">
              {t('navigation.seeShop')}
            </Link>
          }
        >
          <p>{t('journal.empty.text')}</p>
        </EmptyState>
      )}
      {opens && lead && (
        <div className="border-ink border-t pt-6">
          <PostLead post={lead} priority />
        </div>
      )}
      {stories.length > 0 && (
        <ul className="mt-12 grid gap-x-12 gap-y-10 border-rule border-t pt-8 md:mt-16 md:grid-cols-12">
          {stories.map((post, index) => (
            <li key={post._id} className={index === 0 ? 'md:col-span-7' : 'md:col-span-5'}>
              <PostStory
                post={post}
                ratio={index === 0 ? 16 / 10 : 10 / 9}
                sizes="(width >= 82rem) 44rem, (width >= 48rem) 56vw, 92vw"
                headingLevel={2}
                excerpt
              />
            </li>
          ))}
        </ul>
      )}
      {rows.length > 0 && (
        <div className="below-fold mt-12 md:mt-16">
          <PostList posts={rows} />
        </div>
      )}
      <PaginationNav pagination={pagination} label={t('journal.pages')} />
    </div>
  )
}
