import type { SanityClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nextDueTime } from '../src/freshness/due-time.ts'
import { SITEMAP_QUERY, SLUGS_QUERY } from '../src/queries/addresses.ts'
import { HOME_QUERY } from '../src/queries/home.ts'
import { PAGE_QUERY } from '../src/queries/page.ts'
import { POST_QUERY } from '../src/queries/post.ts'
import { POSTS_QUERY } from '../src/queries/posts.ts'
import { PRODUCT_QUERY } from '../src/queries/product.ts'
import { PRODUCTS_QUERY } from '../src/queries/products.ts'
import { REDIRECT_QUERY } from '../src/queries/redirect.ts'
import { SETTINGS_QUERY } from '../src/queries/settings.ts'
import { createContentClient } from '../src/source/content-client.ts'
import { contentSource } from '../src/source/content-source.ts'
import { sitemapSchema, slugsSchema } from '../src/views/addresses.ts'
import { builderPageSchema } from '../src/views/builder-page.ts'
import { homePageSchema } from '../src/views/home-page.ts'
import { postIndexSchema, productIndexSchema } from '../src/views/index-pages.ts'
import { postPageSchema } from '../src/views/post-page.ts'
import { productPageSchema } from '../src/views/product-page.ts'
import { redirectSchema } from '../src/views/redirect.ts'
import { settingsSchema } from '../src/views/settings.ts'
import { item, post, reference, seedFixture, slug } from './support/fixture.ts'
import { type LakeProcess, startLakeProcess } from './support/lake-process.ts'
import { readKind } from './support/read-kind.ts'

const FIRST_PAGE = { from: 0, to: 12 }

let lake: LakeProcess
let reader: SanityClient

beforeAll(async () => {
  lake = await startLakeProcess()
  reader = createContentClient(contentSource({ SANITY_API_HOST: lake.url }))
}, 60_000)

afterAll(async () => lake.stop())

describe('an empty dataset', () => {
  it('gives every page its empty content', async () => {
    expect((await readKind(reader, SETTINGS_QUERY, settingsSchema)).view).toBeNull()
    expect((await readKind(reader, HOME_QUERY, homePageSchema)).view).toMatchObject({
      featuredPost: null,
      latestPosts: [],
      sections: [],
    })
    expect((await readKind(reader, POSTS_QUERY, postIndexSchema, FIRST_PAGE)).view).toEqual({
      total: 0,
      posts: [],
    })
    expect((await readKind(reader, SLUGS_QUERY, slugsSchema, { limit: 5 })).view).toEqual({
      posts: [],
      products: [],
      pages: [],
      categories: [],
      people: [],
      tags: [],
    })
  })
})

describe('with content', () => {
  beforeAll(async () => {
    await seedFixture(lake.client)
  })

  it('lists due posts newest first and counts them', async () => {
    const { view, result } = await readKind(reader, POSTS_QUERY, postIndexSchema, FIRST_PAGE)
    expect(view?.posts.map((entry) => entry.href)).toEqual([
      '/blog/newest',
      '/blog/middle',
      '/blog/oldest',
    ])
    expect(view?.total).toBe(3)
    const due = nextDueTime(result, Date.now())
    expect(due).toBeGreaterThan(Date.now() + 9 * 24 * 3600 * 1000)
  })

  it('cuts a page out of the list', async () => {
    const { view } = await readKind(reader, POSTS_QUERY, postIndexSchema, { from: 1, to: 2 })
    expect(view?.posts.map((entry) => entry._id)).toEqual(['middle'])
  })

  it('reads a whole article with its products at their present price', async () => {
    const { view, problems } = await readKind(reader, POST_QUERY, postPageSchema, {
      slug: 'middle',
    })
    expect(problems).toEqual([])
    expect(view).toMatchObject({
      title: 'The middle',
      author: { name: 'Iris Vale' },
      coverImage: { width: 320, height: 200, alt: 'Moss' },
      previous: { href: '/blog/oldest' },
      next: { href: '/blog/newest', title: 'The newest' },
      headings: [{ text: 'What it does', anchor: 'what-it-does', level: 2 }],
    })
    expect(view?.coverImage?.lqip).toMatch(/^data:image\//)
    const [, words, card, comparison, figure] = view?.body ?? []
    expect(words).toMatchObject({
      markDefs: [
        { _type: 'link', href: '/products/vitamin-d3' },
        { _type: 'link', href: 'https://example.org/' },
      ],
    })
    expect(card).toMatchObject({
      note: 'Two forms',
      product: { href: '/products/magnesium', offer: { price: 24.5, stock: 'inStock' } },
    })
    expect(comparison).toMatchObject({
      products: [{ name: 'Magnesium Complex' }, { name: 'Vitamin D3 with K2' }],
    })
    expect(figure).toMatchObject({ image: { width: 320, alt: 'A jar' }, caption: 'A jar' })
    expect(view?.relatedPosts.map((related) => related._id)).toEqual(['newest', 'oldest'])
  })

  it('steps over scheduled posts', async () => {
    const { view } = await readKind(reader, POST_QUERY, postPageSchema, { slug: 'newest' })
    expect(view?.next).toBeNull()
    expect(
      (await readKind(reader, POST_QUERY, postPageSchema, { slug: 'scheduled' })).view,
    ).toBeNull()
  })

  it.each([{ current: 7 }, { current: '' }, 'lost', 7])(
    'neither counts a post whose slug is %j nor leads there',
    async (wrong) => {
      const at = new Date(Date.now() - 60_000).toISOString()
      await lake.client.createOrReplace(post('lost', 'Lost', at, { slug: wrong }))
      const list = await readKind(reader, POSTS_QUERY, postIndexSchema, FIRST_PAGE)
      expect(list.view?.total).toBe(3)
      const newest = await readKind(reader, POST_QUERY, postPageSchema, { slug: 'newest' })
      expect(newest.view?.next).toBeNull()
      expect([...list.problems, ...newest.problems]).toEqual([])
      await lake.client.delete('lost')
    },
  )

  it('orders posts of one instant by id, so that none is skipped', async () => {
    const at = '2020-01-01T08:00:00.000Z'
    await lake.client
      .transaction()
      .createOrReplace(post('twin-a', 'Twin A', at))
      .createOrReplace(post('twin-b', 'Twin B', at))
      .commit()
    const { view } = await readKind(reader, POST_QUERY, postPageSchema, { slug: 'twin-b' })
    expect(view?.previous?.href).toBe('/blog/twin-a')
    const back = await readKind(reader, POST_QUERY, postPageSchema, { slug: 'twin-a' })
    expect(back.view?.next?.href).toBe('/blog/twin-b')
    await lake.client.transaction().delete('twin-a').delete('twin-b').commit()
  })

  it('lists the posts that show, compare, feature or link to a product', async () => {
    const { view } = await readKind(reader, PRODUCT_QUERY, productPageSchema, {
      slug: 'vitamin-d3',
    })
    expect(view?.mentions.map((mention) => mention._id)).toEqual(['newest', 'middle'])
    expect(view?.offer).toEqual({
      price: 19,
      highestPrice: 19,
      compareAtPrice: null,
      stock: 'inStock',
    })
  })

  it('fills the page builder, by hand and by itself', async () => {
    const { view, problems } = await readKind(reader, PAGE_QUERY, builderPageSchema, {
      slug: 'about',
    })
    expect(problems).toEqual([])
    const [hero, posts, products] = view?.sections ?? []
    expect(hero).toMatchObject({ _type: 'hero', title: 'Quiet things', link: null })
    expect(posts).toMatchObject({ posts: [{ _id: 'newest' }, { _id: 'middle' }] })
    expect(products).toMatchObject({ products: [{ _id: 'vitamin-d3' }] })
  })

  it('reads home, shop, settings, addresses and redirects', async () => {
    const home = (await readKind(reader, HOME_QUERY, homePageSchema)).view
    expect(home?.featuredPost?._id).toBe('middle')
    expect(home?.latestPosts.map((latest) => latest._id)).toEqual(['newest', 'oldest'])
    const shop = (await readKind(reader, PRODUCTS_QUERY, productIndexSchema, { from: 0, to: 24 }))
      .view
    expect(shop?.products.map((card) => card.name)).toEqual([
      'Magnesium Complex',
      'Vitamin D3 with K2',
    ])
    const settings = (await readKind(reader, SETTINGS_QUERY, settingsSchema)).view
    expect(settings?.navigation).toEqual([
      { _key: 'n1', label: 'Journal', href: '/blog' },
      { _key: 'n2', label: 'About us', href: '/about' },
    ])
    const redirect = await readKind(reader, REDIRECT_QUERY, redirectSchema, { path: '/old' })
    expect(redirect.view).toMatchObject({ destination: '/blog/middle', permanent: true })
    const sitemap = (await readKind(reader, SITEMAP_QUERY, sitemapSchema)).view
    expect(sitemap?.posts.map((entry) => entry.href).sort()).toEqual([
      '/blog/middle',
      '/blog/newest',
      '/blog/oldest',
    ])
  })
})

describe('content that does not fit', () => {
  it('renders without a dangling reference and names the document', async () => {
    await lake.client.createOrReplace({
      ...post('dangling', 'Dangling', '2021-01-01T00:00:00.000Z'),
      author: { ...reference('person-nobody'), _weak: true },
      featuredProducts: [{ ...item('product-gone'), _weak: true }, item('magnesium')],
      body: [
        {
          _type: 'productCard',
          _key: 'c1',
          product: { ...reference('product-gone'), _weak: true },
        },
      ],
    })
    const { view, problems } = await readKind(reader, POST_QUERY, postPageSchema, {
      slug: 'dangling',
    })
    expect(view?.author).toBeNull()
    expect(view?.body).toEqual([])
    expect(view?.featuredProducts.map((card) => card._id)).toEqual(['magnesium'])
    expect(problems).toContainEqual({
      documentId: 'dangling',
      field: 'author',
      reason: 'refers to "person-nobody", which does not exist or is not published',
    })
    expect(problems.map((problem) => problem.field)).toContain(
      'featuredProducts[_key=="product-gone"]',
    )
  })

  it('renders without fields of the wrong shape', async () => {
    await lake.client.createOrReplace({
      _id: 'crooked',
      _type: 'post',
      title: ['not', 'a', 'title'],
      slug: slug('crooked'),
      publishedAt: '2021-02-01T00:00:00.000Z',
      excerpt: 42,
      coverImage: 'a string',
      categories: 'sleep',
      tags: [1, 'calm', null],
      body: [
        { _type: 'unheardOf', _key: 'x' },
        'words',
        { _type: 'callout', _key: 'c', text: 'Kept' },
      ],
      citations: { not: 'a list' },
      seo: 'none',
    })
    const { view, problems } = await readKind(reader, POST_QUERY, postPageSchema, {
      slug: 'crooked',
    })
    expect(view).toMatchObject({
      title: 'Untitled',
      excerpt: null,
      coverImage: null,
      categories: [],
      tags: ['calm'],
    })
    expect(view?.body).toMatchObject([{ _type: 'callout', text: 'Kept' }])
    expect(problems.every((problem) => problem.documentId === 'crooked')).toBe(true)
    expect(problems.map((problem) => problem.field)).toEqual(
      expect.arrayContaining(['title', 'excerpt']),
    )
  })

  it.each([
    ['2020-01-01', '2020-01-01T00:00:00.000Z'],
    ['2020-01-01T10:00:00+02:00', '2020-01-01T08:00:00.000Z'],
    ['2020-99-99T00:00:00Z', null],
    ['', null],
  ])('shows a post published at "%s" wherever it counts it', async (publishedAt, shown) => {
    await lake.client.createOrReplace(post('odd', 'Oddly dated', publishedAt))
    const index = await readKind(reader, POSTS_QUERY, postIndexSchema, { from: 0, to: 100 })
    expect(index.view?.posts).toHaveLength(index.view?.total ?? 0)
    expect(index.view?.posts.find(({ _id }) => _id === 'odd')).toMatchObject({ publishedAt: shown })
    const page = await readKind(reader, POST_QUERY, postPageSchema, { slug: 'odd' })
    expect(page.view).toMatchObject({ title: 'Oddly dated', publishedAt: shown })
    expect(
      page.problems.filter(({ field }) => field === 'post.publishedAt' || field === 'publishedAt'),
    ).toHaveLength(shown ? 0 : 1)
    await lake.client.delete('odd')
  })

  it('keeps a broken product out of lists and the others in', async () => {
    await lake.client.createOrReplace({
      _id: 'broken',
      _type: 'product',
      name: 'Broken',
      slug: slug('broken'),
      variants: 7,
      gallery: { a: 1 },
    })
    const { view } = await readKind(reader, PRODUCTS_QUERY, productIndexSchema, { from: 0, to: 24 })
    expect(view?.products.find((card) => card._id === 'broken')).toMatchObject({
      offer: null,
      image: null,
    })
    expect(view?.products).toHaveLength(3)
  })
})
