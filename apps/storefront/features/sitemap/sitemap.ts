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
export async function readSitemapParts(
  read: typeof readContent = readContent,
): Promise<readonly SitemapPart[]> {
  const view = await read(requests.sitemap())
  if (!view) return [{ entries: [], lastModified: null }]
  const parts = known.get(view) ?? splitSitemap(sitemapEntries(view))
  known.set(view, parts)
  return parts
}

/** The name of the sitemap itself among its files. */
export const SITEMAP_INDEX = 'index.xml'

/**
 * One of the files of a sitemap: the sitemap itself, which lists the others when it is too large for one, or one of
 * those, counted from 1. Null when there is no such file.
 */
export function sitemapFile(parts: readonly SitemapPart[], file: string): string | null {
  if (file === SITEMAP_INDEX) return sitemapXml(parts)
  const number = /^([1-9]\d*)\.xml$/.exec(file)?.[1]
  return number === undefined ? null : sitemapPartXml(parts, Number(number))
}

/** The sitemap itself while it is one file, or else the list of its files. */
function sitemapXml(parts: readonly SitemapPart[]): string {
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
function sitemapPartXml(parts: readonly SitemapPart[], number: number): string | null {
  const part = parts.length > 1 ? parts[number - 1] : undefined
  return part ? urlsetXml(part.entries) : null
}

function sitemapPartHref(number: number): string {
  return `/sitemap/${number}.xml`
}
