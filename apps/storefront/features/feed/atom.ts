import type { Element } from 'xast'
import { x } from 'xastscript'
import { writeXml } from '@/xml/write-xml'
import type { Feed, FeedEntry } from './feed'

/** Writes a feed as Atom (RFC 4287). */
export function atom(feed: Feed): string {
  return writeXml(
    x('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.language }, [
      x('id', feed.self),
      x('title', feed.title),
      feed.description && x('subtitle', feed.description),
      x('updated', feed.updated),
      x('author', [x('name', feed.site)]),
      x('link', { rel: 'self', type: 'application/atom+xml', href: feed.self }),
      x('link', { rel: 'alternate', type: 'text/html', href: feed.home }),
      ...feed.entries.map(entryElement),
    ]),
  )
}

function entryElement(entry: FeedEntry): Element {
  const { author, image } = entry
  return x('entry', [
    x('id', entry.url),
    x('title', entry.title),
    x('link', { rel: 'alternate', type: 'text/html', href: entry.url }),
    image && x('link', { rel: 'enclosure', type: image.type, href: image.url }),
    entry.published && x('published', entry.published),
    x('updated', entry.updated),
    author && x('author', [x('name', author.name), author.url && x('uri', author.url)]),
    ...entry.categories.map((term) => x('category', { term })),
    entry.summary && x('summary', entry.summary),
    x('content', { type: 'html' }, entry.html),
  ])
}
