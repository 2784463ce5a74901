/** The last part of a feed's address, by its format. */
const FEED_FILES = { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' } as const

export type FeedFormat = keyof typeof FEED_FILES

export const FEED_FORMATS = ['rss', 'atom', 'json'] as const satisfies readonly FeedFormat[]

/** The media types of the formats of feeds. */
export const FEED_TYPES: Readonly<Record<FeedFormat, string>> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
}

/** The path of the feed of a list of posts, `/blog` or that of a category. */
export function feedHref(index: string, format: FeedFormat): string {
  return `${index}/${FEED_FILES[format]}`
}

/** The format of the feed whose address ends so; undefined when there is none. */
export function feedFormatOf(file: string | undefined): FeedFormat | undefined {
  return FEED_FORMATS.find((format) => FEED_FILES[format] === file)
}
