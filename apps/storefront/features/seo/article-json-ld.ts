import { imageUrl } from '@vitrine/content/images/image-props'
import type { ImageView } from '@vitrine/content/views/image'
import type { PostPageView } from '@vitrine/content/views/post-page'
import type { ProductCardView } from '@vitrine/content/views/product-card'
import type { SettingsView } from '@vitrine/content/views/settings'
import { modifiedAt } from '@vitrine/content/views/updated-at'
import { absoluteUrl } from '@/content/absolute-url'
import { source } from '@/content/source'
import { locale } from '@/locale/locale'
import { t } from '@/locale/messages'
import { breadcrumbJsonLd } from './breadcrumb-json-ld'
import { faqJsonLd } from './faq-json-ld'
import { graph } from './graph'
import { organizationId, organizationJsonLd } from './organization-json-ld'
import { personJsonLd } from './person-json-ld'
import { productCardJsonLd, productId } from './product-card-json-ld'
import { webPageJsonLd } from './web-page-json-ld'
import { websiteJsonLd } from './website-json-ld'

/** The size in which an article's picture is told of, in pixels. */
const COVER = { width: 1600, height: 900 }

/** The node of an article, wherever it is told of. */
export const articleId = (href: string): string => `${absoluteUrl(href)}#article`

/** An article's graph: who wrote and reviewed it, what it cites, and the products it shows as they are now. */
export function articleJsonLd(post: PostPageView, settings: SettingsView): object {
  const products = productsOf(post)
  const questions = post.body.flatMap((block) => (block._type === 'faq' ? block.items : []))
  return graph(
    webPage(post),
    article(post, products),
    breadcrumbJsonLd(post.href, [
      { name: settings.title, href: '/' },
      { name: t('journal.title'), href: '/blog' },
      { name: post.title, href: post.href },
    ]),
    faqJsonLd(post.href, questions),
    websiteJsonLd(settings),
    organizationJsonLd(settings),
    ...products.map((product) => productCardJsonLd(product, settings.currency)),
  )
}

/** The page is what was reviewed: an Article has no reviewer in schema.org. */
function webPage(post: PostPageView): object {
  return {
    ...webPageJsonLd({
      type: 'WebPage',
      href: post.href,
      name: post.title,
      description: post.excerpt,
    }),
    mainEntity: { '@id': articleId(post.href) },
    primaryImageOfPage: post.coverImage
      ? { '@type': 'ImageObject', url: coverUrl(post.coverImage), ...COVER }
      : undefined,
    datePublished: post.publishedAt ?? undefined,
    dateModified: modifiedAt(post),
    lastReviewed: post.lastReviewedAt ?? undefined,
    reviewedBy: post.reviewer ? personJsonLd(post.reviewer) : undefined,
  }
}

function article(post: PostPageView, products: readonly ProductCardView[]): object {
  const url = absoluteUrl(post.href)
  return {
    '@type': 'Article',
    '@id': articleId(post.href),
    headline: post.title,
    description: post.excerpt ?? undefined,
    mainEntityOfPage: { '@id': url },
    url,
    inLanguage: locale.tag,
    datePublished: post.publishedAt ?? undefined,
    dateModified: modifiedAt(post),
    timeRequired: `PT${post.readingMinutes}M`,
    articleSection: post.categories.map(({ title }) => title),
    keywords: post.tags.length > 0 ? post.tags : undefined,
    image: post.coverImage ? [coverUrl(post.coverImage)] : undefined,
    author: post.author ? personJsonLd(post.author) : undefined,
    publisher: { '@id': organizationId() },
    citation: post.citations.map(({ title, authors, publication, year, url: address }) => ({
      '@type': 'CreativeWork',
      name: title,
      author: authors ?? undefined,
      isPartOf: publication ? { '@type': 'Periodical', name: publication } : undefined,
      datePublished: year === null ? undefined : String(year),
      url: address ?? undefined,
    })),
    mentions: products.map(({ href }) => ({ '@id': productId(href) })),
  }
}

function coverUrl(image: ImageView): string {
  return imageUrl(source, image, COVER)
}

/** Each product once, in the order in which the article shows them. */
function productsOf(post: PostPageView): ProductCardView[] {
  const inBody = post.body.flatMap((block): ProductCardView[] => {
    if (block._type === 'productCard') return [block.product]
    return block._type === 'productComparison' ? block.products : []
  })
  const all = [...inBody, ...post.featuredProducts]
  return [...new Map(all.map((product) => [product._id, product])).values()]
}
