import { type FeedFormat, feedHref } from '@vitrine/content/routes/feed-href'
import type { ArticleView } from '@vitrine/content/views/article'
import { feedTitle } from '@vitrine/content/views/feed-title'
import { absoluteUrl } from '@/content/absolute-url'
import { cachedContent } from '@/content/cached-content'
import { loadSettings } from '@/content/load-settings'
import { requests } from '@/content/requests'
import { journal } from '@/features/posts/journal'
import { locale } from '@/locale/locale'
import { atom } from './atom'
import type { Feed } from './feed'
import { feedEntry, youngest } from './feed-entry'
import { jsonFeed } from './json-feed'
import { rss } from './rss'

const WRITERS: Readonly<Record<FeedFormat, (feed: Feed) => string>> = { rss, atom, json: jsonFeed }

/** What a feed follows. */
interface List {
  readonly name: string
  readonly description: string | null
  readonly href: string
  readonly posts: readonly ArticleView[]
}

/** The newest articles in full. */
export async function journalText(format: FeedFormat): Promise<string> {
  'use cache'
  const [feed, { description }] = await Promise.all([
    cachedContent(requests.feed()),
    loadSettings(),
  ])
  return writeFeed(format, { ...journal, description, posts: feed?.posts ?? [] })
}

/** The newest articles of a category in full; null when there is no such category. */
export async function categoryText(format: FeedFormat, slug: string): Promise<string | null> {
  'use cache'
  const category = await cachedContent(requests.categoryFeed(slug))
  const href = category?.href
  return href ? writeFeed(format, { ...category, href, name: category.title }) : null
}

async function writeFeed(format: FeedFormat, list: List): Promise<string> {
  const settings = await loadSettings()
  const entries = list.posts.map((post) => feedEntry(post, settings))
  return WRITERS[format]({
    title: feedTitle(settings, list.name),
    description: list.description,
    site: settings.title,
    language: locale.tag,
    home: absoluteUrl(list.href),
    self: absoluteUrl(feedHref(list.href, format)),
    updated: youngest(entries.map(({ updated }) => updated)),
    entries,
  })
}
