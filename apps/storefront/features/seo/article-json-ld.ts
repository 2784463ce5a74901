import { imageUrl } from '@vitrine/content/images/image-props'
import type { PostPageView } from '@vitrine/content/views/post-page'
import type { SettingsView } from '@vitrine/content/views/settings'
import { source } from '@/content/source'
import { absoluteUrl } from './absolute-url'
import { personJsonLd } from './person-json-ld'

/** schema.org Article: who wrote and reviewed it, what it cites, and the products it shows. */
export function articleJsonLd(post: PostPageView, settings: SettingsView): object {
  const products = new Map(productsOf(post).map((product) => [product._id, product]))
  return {
    '@context': 'https://schema.org',
    '@type': 'Article',
    '@id': absoluteUrl(post.href),
    headline: post.title,
    description: post.excerpt ?? undefined,
    mainEntityOfPage: absoluteUrl(post.href),
    datePublished: post.publishedAt ?? undefined,
    dateModified: post._updatedAt,
    image: post.coverImage
      ? [imageUrl(source, post.coverImage, { width: 1600, height: 900 })]
      : undefined,
    author: post.author ? personJsonLd(post.author) : undefined,
    reviewedBy: post.reviewer ? personJsonLd(post.reviewer) : undefined,
    publisher: { '@type': 'Organization', name: settings.title, url: absoluteUrl('/') },
    citation: post.citations.map((citation) => ({
      '@type': 'CreativeWork',
      name: citation.title,
      url: citation.url ?? undefined,
    })),
    mentions: [...products.values()].map((product) => ({
      '@type': 'Product',
      '@id': absoluteUrl(product.href),
      name: product.name,
    })),
  }
}

function productsOf(post: PostPageView): readonly { _id: string; name: string; href: string }[] {
  const inBody = post.body.flatMap((block) => {
    if (block._type === 'productCard') return [block.product]
    return block._type === 'productComparison' ? block.products : []
  })
  return [...inBody, ...post.featuredProducts]
}
