import type { HomePageView } from '@vitrine/content/views/home-page'
import type { SettingsView } from '@vitrine/content/views/settings'
import { Sections } from '@/features/page/components/sections'
import { PostLead } from '@/features/posts/components/post-lead'
import { ShopShelf } from '@/features/product/components/shop-shelf'
import { t } from '@/locale/messages'
import { EmptyState } from '@/ui/empty-state'
import { LatestStories, STORIES } from './latest-stories'
import { SubjectStrip } from './subject-strip'

interface HomePageProps {
  readonly home: HomePageView
  readonly settings: SettingsView
}

/** The front page: the lead, the latest, a shelf of the shop, the subjects, and what an editor adds. */
export function HomePage({ home, settings }: HomePageProps) {
  const { featuredPost, latestPosts, featuredProducts, sections } = home
  const editorGroupsPosts = sections.some((section) => section._type === 'postGrid')
  const empty = !featuredPost && featuredProducts.length === 0 && sections.length === 0
  return (
    <>
      <header className="page-width grid gap-x-10 gap-y-5 pt-8 pb-8 md:grid-cols-12 md:items-end md:pt-14 md:pb-12">
        <h1 className="text-display md:col-span-7">{home.title ?? settings.title}</h1>
        {(home.standfirst ?? settings.description) && (
          <p className="max-w-[32rem] font-text text-lede text-soft md:col-span-5">
            {home.standfirst ?? settings.description}
          </p>
        )}
      </header>
      {empty && (
        <div className="page-width">
          <EmptyState title={t('home.empty.title')}>
            <p>{t('home.empty.text')}</p>
          </EmptyState>
        </div>
      )}
      {featuredPost && (
        <section aria-label={t('home.lead')} className="page-width">
          <div className="border-ink border-t pt-6">
            <PostLead post={featuredPost} priority />
          </div>
        </section>
      )}
      <LatestStories posts={latestPosts} />
      <ShopShelf products={featuredProducts} currency={settings.currency} />
      {!editorGroupsPosts && (
        <SubjectStrip posts={[...latestPosts.slice(STORIES), ...latestPosts.slice(0, STORIES)]} />
      )}
      <Sections sections={sections} currency={settings.currency} />
    </>
  )
}
