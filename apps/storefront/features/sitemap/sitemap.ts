import type { SitemapView } from '@vitrine/content/views/addresses'
import { absoluteUrl } from '@/content/absolute-url'
import { readContent } from '@/content/content'
import { requests } from '@/content/requests'
import { sitemapEntries } from './sitemap-entries'
import { type SitemapPart, splitSitemap } from './split-sitemap'
import { sitemapIndexXml, urlsetXml } from './write-sitemap'

/** The files of one state of the content. */
const known = new WeakMap<SitemapView, readonly SitemapPart[]>()

/** The files that the sitemap consists of as the content stands. */
export async function readSitemapParts(): Promise<readonly SitemapPart[]> {
  const view = await readContent(requests.sitemap())
  if (!view) return [{ entries: [], lastModified: null }]
  const parts = known.get(view) ?? splitSitemap(sitemapEntries(view))
  known.set(view, parts)
  return parts
}

/** The sitemap itself while it is one file, or else the list of its files. */
export function sitemapXml(parts: readonly SitemapPart[]): string {
  const [only] = parts
  if (only && parts.length === 1) return urlsetXml(only.entries)
  return sitemapIndexXml(
    parts.map(({ lastModified }, index) => ({
      url: absoluteUrl(sitemapPartHref(index + 1)),
      lastModified,
    })),
  )
}

/** One of several files of the sitemap, counted from 1; null when there is no such file. */
export function sitemapPartXml(parts: readonly SitemapPart[], number: number): string | null {
  const part = parts.length > 1 ? parts[number - 1] : undefined
  return part ? urlsetXml(part.entries) : null
}

function sitemapPartHref(number: number): string {
  return `/sitemap/${number}.xml`
}
