import { builderPageSchema } from '@vitrine/content/views/builder-page'
import { postPageSchema } from '@vitrine/content/views/post-page'
import { productPageSchema } from '@vitrine/content/views/product-page'
import { defaultSettings } from '@vitrine/content/views/settings'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { articleJsonLd } from './article-json-ld'
import { builderPageJsonLd } from './builder-page-json-ld'
import { archiveJsonLd, journalJsonLd, shopJsonLd } from './list-json-ld'
import { productJsonLd } from './product-json-ld'
import { profileJsonLd } from './profile-json-ld'

const SITE = 'http://localhost:3000'

const settings = { ...defaultSettings, title: 'Mossrow', currency: 'EUR' }

const magnesium = {
  _id: 'magnesium',
  _type: 'product',
  name: 'Magnesium',
  slug: 'magnesium',
  variants: [{ _key: 'v', price: 24, stock: 'inStock' }],
}
const tea = { ...magnesium, _id: 'tea', name: 'Tea', slug: 'tea' }
const ada = { _id: 'ada', _type: 'person', name: 'Ada Reed', slug: 'ada', credentials: 'PhD' }

const stored = {
  _id: 'rest',
  _type: 'post',
  _updatedAt: '2026-03-01T09:00:00Z',
  title: 'Rest',
  slug: 'rest',
  publishedAt: '2026-03-05T07:00:00Z',
  lastReviewedAt: '2026-03-04',
  author: { _id: 'iris', _type: 'person', name: 'Iris Vale', slug: 'iris' },
  reviewer: ada,
  coverImage: {
    asset: { _id: 'image-abc-800x600-png', dimensions: { width: 800, height: 600 }, lqip: null },
    alt: 'A bed',
    hotspot: null,
    crop: null,
  },
  body: [
    { _type: 'productComparison', _key: 'c', products: [tea, magnesium] },
    {
      _type: 'faq',
      _key: 'f',
      items: [
        { _key: '1', question: 'Does it help?', answer: 'A little.' },
        { _key: '2', question: 'And then?' },
      ],
    },
  ],
  featuredProducts: [magnesium],
  citations: [
    {
      _key: 'v',
      title: 'Magnesium basics',
      authors: 'Volpe S',
      publication: 'Nutrition',
      year: 2012,
      url: 'https://example.org/v',
    },
    { _key: 'w', title: 'Rest' },
  ],
}

const post = postPageSchema.parse({ post: stored })
const product = productPageSchema.parse({ ...magnesium, _updatedAt: '2026-03-01' })
const page = (slug: string) =>
  builderPageSchema.parse({ _id: slug, _type: 'page', title: 'About us', slug })

/** The nodes of a graph as a page writes it, by type. */
function nodesOf(graph: object) {
  const nodeSchema = z.looseObject({ '@type': z.string(), '@id': z.string() })
  const written = z
    .object({ '@graph': z.array(nodeSchema) })
    .parse(JSON.parse(JSON.stringify(graph)))
  const all = written['@graph']
  const nodeOf = (type: string) => {
    const found = all.filter((node) => node['@type'] === type)
    expect(found, type).toHaveLength(1)
    return z.looseObject({ '@id': z.string() }).parse(found[0])
  }
  return { all, nodeOf, ids: all.map((node) => node['@id']) }
}

/** Every `@id` that stands for a node which is told of elsewhere. */
function referencesIn(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return []
  const entries = Object.entries(value)
  if (entries.length === 1 && entries[0]?.[0] === '@id') return [String(entries[0][1])]
  return entries.flatMap(([, part]) => referencesIn(part))
}

if (!post?.author?.href) throw new Error('What the graphs are of does not fit its view')
const card = { ...post, isDue: true }
const article = nodesOf(articleJsonLd(post, settings))

describe('the graph of an article', () => {
  it('has who wrote it at the article, and who reviewed the page at the page', () => {
    expect(article.nodeOf('Article').author).toMatchObject({ '@type': 'Person', name: 'Iris Vale' })
    expect(article.nodeOf('Article')).not.toHaveProperty('reviewedBy')
    expect(article.nodeOf('Article')).not.toHaveProperty('lastReviewed')
    expect(article.nodeOf('WebPage')).toMatchObject({
      '@id': `${SITE}/blog/rest`,
      mainEntity: { '@id': article.nodeOf('Article')['@id'] },
      isPartOf: { '@id': article.nodeOf('WebSite')['@id'] },
      breadcrumb: { '@id': article.nodeOf('BreadcrumbList')['@id'] },
      primaryImageOfPage: { '@type': 'ImageObject', url: expect.stringContaining('abc') },
      lastReviewed: '2026-03-04',
      reviewedBy: {
        '@type': 'Person',
        '@id': `${SITE}/blog/author/ada#person`,
        honorificSuffix: 'PhD',
      },
    })
    expect(article.nodeOf('Article').mainEntityOfPage).toEqual({ '@id': `${SITE}/blog/rest` })
  })

  it('was not changed before it was published', () => {
    for (const type of ['Article', 'WebPage']) {
      const { datePublished, dateModified } = article.nodeOf(type)
      expect([datePublished, dateModified]).toEqual(Array(2).fill('2026-03-05T07:00:00.000Z'))
    }
  })

  it('cites its sources with all that is known of them', () => {
    expect(article.nodeOf('Article').citation).toEqual([
      {
        '@type': 'CreativeWork',
        name: 'Magnesium basics',
        author: 'Volpe S',
        isPartOf: { '@type': 'Periodical', name: 'Nutrition' },
        datePublished: '2012',
        url: 'https://example.org/v',
      },
      { '@type': 'CreativeWork', name: 'Rest' },
    ])
  })

  it('has the questions that have answers', () => {
    expect(article.nodeOf('FAQPage').mainEntity).toEqual([
      {
        '@type': 'Question',
        name: 'Does it help?',
        acceptedAnswer: { '@type': 'Answer', text: 'A little.' },
      },
    ])
  })

  it('mentions each product once, as the node that its own page tells of', () => {
    const ofPage = nodesOf(productJsonLd(product, settings)).nodeOf('Product')
    expect(article.nodeOf('Article').mentions).toEqual([
      { '@id': `${SITE}/products/tea#product` },
      { '@id': ofPage['@id'] },
    ])
    const told = article.all.filter((node) => node['@type'] === 'Product')
    expect(told.map(({ name }) => name)).toEqual(['Tea', 'Magnesium'])
  })
})

describe('the graph of a list', () => {
  it('says where in the whole list what it shows stands', () => {
    const { nodeOf } = nodesOf(journalJsonLd(3, [card], settings))
    expect(nodeOf('CollectionPage')).toMatchObject({
      '@id': `${SITE}/blog/page/3`,
      mainEntity: {
        '@type': 'ItemList',
        itemListElement: [{ position: 25, name: 'Rest', url: `${SITE}/blog/rest` }],
      },
    })
  })
})

const author = { ...post.author, href: post.author.href }
const list = { name: 'Sleep', href: '/blog/category/sleep', page: 1, posts: [] }

describe.each([
  ['an article', articleJsonLd(post, settings), 'WebPage', '/blog/rest'],
  ['a product', productJsonLd(product, settings), 'ItemPage', '/products/magnesium'],
  ['the journal', journalJsonLd(1, [card], settings), 'CollectionPage', '/blog'],
  [
    'the shop',
    shopJsonLd(1, [{ ...product, image: null }], settings),
    'CollectionPage',
    '/products',
  ],
  ['an archive', archiveJsonLd(list, settings), 'CollectionPage', '/blog/category/sleep'],
  ['an author', profileJsonLd(author, settings), 'ProfilePage', '/blog/author/iris'],
  ['the page about the site', builderPageJsonLd(page('about'), settings), 'AboutPage', '/about'],
  ['another page', builderPageJsonLd(page('letters'), settings), 'WebPage', '/letters'],
] as const)('the graph of %s', (_what, graph, type, path) => {
  const { all, ids, nodeOf } = nodesOf(graph)

  it('tells of the page, and of the way to it', () => {
    expect(nodeOf(type)).toMatchObject({ '@id': SITE + path, url: SITE + path })
    const { itemListElement } = nodeOf('BreadcrumbList')
    expect(
      z
        .array(z.looseObject({ item: z.string() }))
        .parse(itemListElement)
        .at(-1)?.item,
    ).toBe(SITE + path)
  })

  it('refers to nothing that it does not tell of, and tells of nothing twice', () => {
    expect(referencesIn(all).length).toBeGreaterThan(2)
    expect(referencesIn(all).filter((id) => !ids.includes(id))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
  })
})
