import { imageUrl } from '@vitrine/content/images/image-props'
import { FEED_FORMATS, FEED_TYPES, feedHref } from '@vitrine/content/routes/feed-href'
import { markdownHref } from '@vitrine/content/routes/markdown-href'
import { feedTitle } from '@vitrine/content/views/feed-title'
import type { SeoView } from '@vitrine/content/views/seo'
import type { SettingsView } from '@vitrine/content/views/settings'
import type { Metadata } from 'next'
import { source } from '@/content/source'
import { CARD_SIZE, type Card, cardMetadata } from '@/features/social-card/card'

type AlternateTypes = NonNullable<NonNullable<Metadata['alternates']>['types']>

interface PageDescription {
  readonly settings: SettingsView
  /** Path of the page itself, for the canonical address. */
  readonly path: string
  readonly title?: string | null
  readonly description?: string | null
  /** What stands for it where it is shared, unless an editor chose a picture. */
  readonly card: Card
  readonly seo?: SeoView
  /** Whether search engines are to leave it out, whatever its SEO fields say. */
  readonly noIndex?: boolean
  /** The lists whose feeds it announces, the nearest first. */
  readonly feeds?: readonly FollowedList[]
  /** Whether it is there as Markdown too. */
  readonly markdown?: boolean
  readonly article?: {
    readonly publishedAt: string | null
    readonly modifiedAt: string
    readonly author: string | null
  }
}

/** A list that feeds follow. */
interface FollowedList {
  readonly name: string
  readonly href: string
}

/** What a page says of itself to search engines and to those who share it. */
export function pageMetadata(page: PageDescription): Metadata {
  const { settings, seo, article } = page
  const heading = seo?.title ?? page.title
  const title = heading ? `${heading} · ${settings.title}` : settings.title
  const description = seo?.description ?? page.description ?? settings.description ?? undefined
  const image = seo?.image
    ? { ...CARD_SIZE, url: imageUrl(source, seo.image, CARD_SIZE), alt: seo.image.alt }
    : cardMetadata(page.card)
  return {
    metadataBase: new URL(source.siteUrl),
    title,
    description,
    alternates: { canonical: page.path, types: alternateTypes(page) },
    ...((page.noIndex || seo?.noIndex) && { robots: { index: false, follow: true } }),
    openGraph: {
      title: heading ?? settings.title,
      description,
      url: page.path,
      siteName: settings.title,
      images: [image],
      ...(article
        ? {
            type: 'article',
            ...(article.publishedAt && { publishedTime: article.publishedAt }),
            modifiedTime: article.modifiedAt,
            ...(article.author && { authors: [article.author] }),
          }
        : { type: 'website' }),
    },
    twitter: { card: 'summary_large_image', images: [image] },
  }
}

/** The feeds and the Markdown that belong to a page, by media type. */
function alternateTypes({ settings, path, feeds = [], markdown }: PageDescription): AlternateTypes {
  const types: AlternateTypes = markdown ? { 'text/markdown': markdownHref(path) } : {}
  if (feeds.length === 0) return types
  for (const format of FEED_FORMATS)
    types[FEED_TYPES[format]] = feeds.map(({ name, href }) => ({
      title: feedTitle(settings, name),
      url: feedHref(href, format),
    }))
  return types
}
