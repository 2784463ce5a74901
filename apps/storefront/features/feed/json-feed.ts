import { legible } from '@/xml/legible'
import type { Feed, FeedEntry } from './feed'

/** Writes a feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function jsonFeed(feed: Feed): string {
  const document = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.home,
    feed_url: feed.self,
    description: feed.description ?? undefined,
    language: feed.language,
    authors: [{ name: feed.site }],
    items: feed.entries.map(item),
  }
  return JSON.stringify(document, (_key, value: unknown) =>
    typeof value === 'string' ? legible(value) : value,
  )
}

function item(entry: FeedEntry): object {
  const { author, categories, image } = entry
  return {
    id: entry.url,
    url: entry.url,
    title: entry.title,
    summary: entry.summary ?? undefined,
    content_html: entry.html,
    image: image?.url,
    date_published: entry.published ?? undefined,
    date_modified: entry.updated,
    authors: author ? [{ name: author.name, url: author.url ?? undefined }] : undefined,
    tags: categories.length > 0 ? categories : undefined,
  }
}
