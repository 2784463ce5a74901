import { imageUrl } from '@vitrine/content/images/image-props'
import type { ArticleView } from '@vitrine/content/views/article'
import type { SettingsView } from '@vitrine/content/views/settings'
import { toHtml } from 'hast-util-to-html'
import { toHast } from 'mdast-util-to-hast'
import { absoluteUrl } from '@/content/absolute-url'
import { source } from '@/content/source'
import { articleTree } from '@/features/markdown/article-tree'
import type { FeedEntry } from './feed'

/** The size of an article's picture in feeds, in pixels. */
const COVER = { width: 1600, height: 900 }

/** What feeds say of an article: all of it. */
export function feedEntry(article: ArticleView, settings: SettingsView): FeedEntry {
  const { author, coverImage, publishedAt, updatedAt } = article
  const tree = toHast({ type: 'root', children: articleTree(article, settings) })
  return {
    url: absoluteUrl(article.href),
    title: article.title,
    summary: article.excerpt,
    html: toHtml(tree),
    published: publishedAt,
    updated: youngest([updatedAt]),
    author: author && { name: author.name, url: author.href && absoluteUrl(author.href) },
    categories: article.categories.map(({ title }) => title),
    image: coverImage && {
      ...COVER,
      url: imageUrl(source, coverImage, COVER),
      alt: coverImage.alt,
      type: 'image/jpeg',
    },
  }
}

/** The latest of these times, in ISO 8601; the beginning of time when there are none. */
export function youngest(times: readonly string[]): string {
  return new Date(Math.max(0, ...times.map(Date.parse).filter(Number.isFinite))).toISOString()
}
