import type { Element } from 'xast'
import { x } from 'xastscript'
import { writeXml } from '@/xml/write-xml'
import type { Feed, FeedEntry } from './feed'

const NAMESPACES = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
}

/** Writes a feed as RSS 2.0 (https://www.rssboard.org/rss-specification), with the whole text in `content:encoded`. */
export function rss(feed: Feed): string {
  return writeXml(
    x('rss', { version: '2.0', ...NAMESPACES }, [
      x('channel', [
        x('title', feed.title),
        x('link', feed.home),
        x('atom:link', { rel: 'self', type: 'application/rss+xml', href: feed.self }),
        x('description', feed.description ?? feed.title),
        x('language', feed.language),
        x('lastBuildDate', asHttpDate(feed.updated)),
        ...feed.entries.map(item),
      ]),
    ]),
  )
}

function item(entry: FeedEntry): Element {
  const { image } = entry
  return x('item', [
    x('title', entry.title),
    x('link', entry.url),
    x('guid', { isPermaLink: 'true' }, entry.url),
    entry.published && x('pubDate', asHttpDate(entry.published)),
    x('atom:updated', entry.updated),
    entry.author && x('dc:creator', entry.author.name),
    ...entry.categories.map((category) => x('category', category)),
    entry.summary && x('description', entry.summary),
    x('content:encoded', entry.html),
    // The picture is made when it is asked for: nobody knows its length, and 0 is what is written then.
    image && x('enclosure', { url: image.url, length: '0', type: image.type }),
    image &&
      x(
        'media:content',
        {
          url: image.url,
          type: image.type,
          medium: 'image',
          width: image.width,
          height: image.height,
        },
        image.alt ? x('media:description', { type: 'plain' }, image.alt) : null,
      ),
  ])
}

/** RSS dates its parts as e-mail does (RFC 822), with years of four digits. */
function asHttpDate(time: string): string {
  return new Date(time).toUTCString()
}
