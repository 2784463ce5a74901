import type { Element } from 'xast'
import { toXml } from 'xast-util-to-xml'
import { x } from 'xastscript'
import { legible } from '@/xml/legible'
import { writeXml } from '@/xml/write-xml'
import type { SitemapEntry } from './sitemap-entries'

const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9'
/** https://developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps */
const IMAGE = 'http://www.google.com/schemas/sitemap-image/1.1'

/** Writes pages as a sitemap. */
export function urlsetXml(entries: readonly SitemapEntry[]): string {
  return writeXml(x('urlset', { xmlns: SITEMAP, 'xmlns:image': IMAGE }, entries.map(urlElement)))
}

/** Writes the sitemap of sitemaps, from their addresses. */
export function sitemapIndexXml(
  files: readonly { url: string; lastModified: string | null }[],
): string {
  return writeXml(
    x(
      'sitemapindex',
      { xmlns: SITEMAP },
      files.map(({ url, lastModified }) =>
        x('sitemap', [x('loc', url), lastModified && x('lastmod', lastModified)]),
      ),
    ),
  )
}

/** One page as it stands in a sitemap. */
export function urlXml(entry: SitemapEntry): string {
  return legible(toXml(urlElement(entry)))
}

function urlElement({ url, lastModified, images }: SitemapEntry): Element {
  return x('url', [
    x('loc', url),
    lastModified && x('lastmod', lastModified),
    ...images.map((image) => x('image:image', [x('image:loc', image)])),
  ])
}
