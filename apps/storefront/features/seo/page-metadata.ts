import { imageUrl } from '@vitrine/content/images/image-props'
import type { ImageView } from '@vitrine/content/views/image'
import type { SeoView } from '@vitrine/content/views/seo'
import type { SettingsView } from '@vitrine/content/views/settings'
import type { Metadata } from 'next'
import { source } from '@/content/source'

/** The size that the networks ask of a card's picture. */
const CARD = { width: 1200, height: 630 }

interface PageDescription {
  readonly settings: SettingsView
  /** Path of the page itself, for the canonical address. */
  readonly path: string
  readonly title?: string | null
  readonly description?: string | null
  readonly image?: ImageView | null
  readonly seo?: SeoView
  /** Whether search engines are to leave it out, whatever its SEO fields say. */
  readonly noIndex?: boolean
  readonly article?: {
    readonly publishedAt: string | null
    readonly updatedAt: string
    readonly author: string | null
  }
}

/** What a page says of itself to search engines and to those who share it. */
export function pageMetadata(page: PageDescription): Metadata {
  const { settings, seo, article } = page
  const heading = seo?.title ?? page.title
  const title = heading ? `${heading} · ${settings.title}` : settings.title
  const description = seo?.description ?? page.description ?? settings.description ?? undefined
  const image = seo?.image ?? page.image
  const images = image ? [{ ...CARD, url: imageUrl(source, image, CARD), alt: image.alt }] : []
  return {
    metadataBase: new URL(source.siteUrl),
    title,
    description,
    alternates: { canonical: page.path },
    ...((page.noIndex || seo?.noIndex) && { robots: { index: false, follow: true } }),
    openGraph: {
      title: heading ?? settings.title,
      description,
      url: page.path,
      siteName: settings.title,
      images,
      ...(article
        ? {
            type: 'article',
            ...(article.publishedAt && { publishedTime: article.publishedAt }),
            modifiedTime: article.updatedAt,
            ...(article.author && { authors: [article.author] }),
          }
        : { type: 'website' }),
    },
    twitter: { card: image ? 'summary_large_image' : 'summary' },
  }
}
