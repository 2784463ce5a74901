import type { FeedFormat } from '@vitrine/content/routes/feed-href'

/** The media types of the formats of feeds. */
export const FEED_TYPES: Readonly<Record<FeedFormat, string>> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
}
