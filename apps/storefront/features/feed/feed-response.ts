import { type FeedFormat, feedHref } from '@vitrine/content/routes/feed-href'
import type { ArticleView } from '@vitrine/content/views/article'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { readContent, readSettings } from '@/content/content'
import { requests } from '@/content/requests'
import { absoluteUrl } from '@/features/seo/absolute-url'
import { locale } from '@/locale/locale'
import { atom } from './atom'
import type { Feed } from './feed'
import { feedEntry, youngest } from './feed-entry'
import { FEED_TYPES } from './feed-formats'
import { feedTitle } from './feed-title'
import { journal } from './journal'
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
export async function journalFeed(format: FeedFormat): Promise<Response> {
  await connection()
  const [feed, { description }] = await Promise.all([readContent(requests.feed()), readSettings()])
  const posts = feed?.posts ?? []
  return feedResponse(format, { ...journal, description, posts })
}

/** The newest articles of a category in full. */
export async function categoryFeed(format: FeedFormat, slug: string): Promise<Response> {
  await connection()
  const category = await readContent(requests.categoryFeed(slug))
  if (!category?.href) notFound()
  return feedResponse(format, { ...category, href: category.href, name: category.title })
}

async function feedResponse(format: FeedFormat, list: List): Promise<Response> {
  const settings = await readSettings()
  const entries = list.posts.map((post) => feedEntry(post, settings))
  const body = WRITERS[format]({
    title: feedTitle(settings, list.name),
    description: list.description,
    site: settings.title,
    language: locale.tag,
    home: absoluteUrl(list.href),
    self: absoluteUrl(feedHref(list.href, format)),
    updated: youngest(entries.map(({ updated }) => updated)),
    entries,
  })
  return new Response(body, { headers: { 'content-type': `${FEED_TYPES[format]}; charset=utf-8` } })
}
