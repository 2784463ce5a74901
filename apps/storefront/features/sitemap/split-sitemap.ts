import { latest, type SitemapEntry } from './sitemap-entries'
import { urlsetXml, urlXml } from './write-sitemap'

export interface SitemapBounds {
  readonly urls: number
  readonly bytes: number
}

/** What search engines take in one file (https://www.sitemaps.org/protocol.html). */
export const SITEMAP_BOUNDS: SitemapBounds = { urls: 50_000, bytes: 50 * 1024 * 1024 }

/** Some entries of a sitemap, as a file of its own. */
export interface SitemapPart {
  readonly entries: readonly SitemapEntry[]
  readonly lastModified: string | null
}

const FRAME_BYTES = Buffer.byteLength(urlsetXml([]))

/** Divides entries, in their order, into as few files as stay within the bounds; at least one. */
export function splitSitemap(
  entries: readonly SitemapEntry[],
  bounds: SitemapBounds = SITEMAP_BOUNDS,
): readonly SitemapPart[] {
  const files: SitemapEntry[][] = [[]]
  let bytes = FRAME_BYTES
  for (const entry of entries) {
    const size = Buffer.byteLength(urlXml(entry))
    const file = files.at(-1) ?? []
    if (file.length > 0 && (file.length >= bounds.urls || bytes + size > bounds.bytes)) {
      files.push([entry])
      bytes = FRAME_BYTES + size
    } else {
      file.push(entry)
      bytes += size
    }
  }
  return files.map((file) => ({
    entries: file,
    lastModified: latest(file.map((entry) => entry.lastModified)),
  }))
}
