import { imageUrl } from '@vitrine/content/images/image-props'
import type { PostPageView } from '@vitrine/content/views/post-page'
import type { ProductCardView } from '@vitrine/content/views/product-card'
import type { SettingsView } from '@vitrine/content/views/settings'
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

/** An article's graph: who wrote and reviewed it, what it cites, and the products it shows as they are now. */
export function articleJsonLd(post: PostPageView, settings: SettingsView): object {
  const products = productsOf(post)
  const questions = post.body.flatMap((block) => (block._type === 'faq' ? block.items : []))
  return graph(
    article(post, products),
    breadcrumbJsonLd([
      { name: settings.title, href: '/' },
      { name: t('journal.title'), href: '/blog' },
      { name: post.title, href: post.href },
    ]),
    faqJsonLd(post.href, questions),
    organizationJsonLd(settings),
    ...products.map((product) => productCardJsonLd(product, settings.currency)),
  )
}

function article(post: PostPageView, products: readonly ProductCardView[]): object {
  const url = absoluteUrl(post.href)
  return {
    '@type': 'Article',
    '@id': `${url}#article`,
    headline: post.title,
    description: post.excerpt ?? undefined,
    mainEntityOfPage: url,
    url,
    inLanguage: locale.tag,
    datePublished: post.publishedAt ?? undefined,
    dateModified: post._updatedAt,
    timeRequired: `PT${post.readingMinutes}M`,
    articleSection: post.categories.map(({ title }) => title),
    keywords: post.tags.length > 0 ? post.tags : undefined,
    image: post.coverImage
      ? [imageUrl(source, post.coverImage, { width: 1600, height: 900 })]
      : undefined,
    author: post.author ? personJsonLd(post.author) : undefined,
    reviewedBy: post.reviewer ? personJsonLd(post.reviewer) : undefined,
    lastReviewed: post.lastReviewedAt ?? undefined,
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

/** Each product once, in the order in which the article shows them. */
function productsOf(post: PostPageView): ProductCardView[] {
  const inBody = post.body.flatMap((block): ProductCardView[] => {
    if (block._type === 'productCard') return [block.product]
    return block._type === 'productComparison' ? block.products : []
  })
  const all = [...inBody, ...post.featuredProducts]
  return [...new Map(all.map((product) => [product._id, product])).values()]
}
