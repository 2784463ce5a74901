import { assetUrl } from '@vitrine/content/images/image-props'
import type { SitemapView } from '@vitrine/content/views/addresses'
import { absoluteUrl } from '@/content/absolute-url'
import { source } from '@/content/source'

/** A page as a sitemap lists it: whole addresses of it and its pictures, and when it last changed. */
export interface SitemapEntry {
  readonly url: string
  readonly lastModified: string | null
  readonly images: readonly string[]
}

/** Every page that search engines may list, lists first. */
export function sitemapEntries(view: SitemapView): readonly SitemapEntry[] {
  const { pages, posts, products, categories, people } = view
  const newestPost = latest(posts.map((post) => post.updatedAt))
  const newestProduct = latest(products.map((product) => product.updatedAt))
  const lists: [string, string | null][] = [
    ['/', latest([newestPost, newestProduct])],
    ['/blog', newestPost],
    ['/products', newestProduct],
    ...tagLists(posts),
  ]
  const documents = [...pages, ...posts, ...products, ...categories, ...people]
  return [
    ...lists.map(([path, lastModified]) => ({ url: absoluteUrl(path), lastModified, images: [] })),
    ...documents.map(({ href, updatedAt, images }) => ({
      url: absoluteUrl(href),
      lastModified: updatedAt,
      images: images.map((id) => assetUrl(source, id)),
    })),
  ]
}

/** The lists of posts that bear a tag, each with when the latest of its posts changed. */
function tagLists(posts: SitemapView['posts']): readonly [string, string][] {
  const lists = new Map<string, string>()
  for (const { tags, updatedAt } of posts)
    for (const path of tags) {
      const known = lists.get(path)
      if (!known || updatedAt > known) lists.set(path, updatedAt)
    }
  return [...lists]
}

/** The latest of these times (ISO 8601, UTC); null when there is none. */
export function latest(times: readonly (string | null)[]): string | null {
  return times.reduce((last, time) => (time && (!last || time > last) ? time : last), null)
}
