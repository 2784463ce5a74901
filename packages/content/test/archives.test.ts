import type { SanityClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SITEMAP_QUERY, SLUGS_QUERY } from '../src/queries/addresses.ts'
import { AUTHOR_QUERY, CATEGORY_QUERY, TAG_QUERY } from '../src/queries/archives.ts'
import { createContentClient } from '../src/source/content-client.ts'
import { contentSource } from '../src/source/content-source.ts'
import { sitemapSchema, slugsSchema } from '../src/views/addresses.ts'
import { authorPageSchema, categoryPageSchema, tagPageSchema } from '../src/views/archives.ts'
import {
  daysFromNow,
  item,
  post,
  product,
  reference,
  seedFixture,
  slug,
} from './support/fixture.ts'
import { type LakeProcess, startLakeProcess } from './support/lake-process.ts'
import { readKind } from './support/read-kind.ts'

let lake: LakeProcess
let reader: SanityClient

beforeAll(async () => {
  lake = await startLakeProcess()
  reader = createContentClient(contentSource({ SANITY_API_HOST: lake.url }))
  await seedFixture(lake.client)
  await lake.client
    .transaction()
    .createOrReplace({
      _id: 'minerals',
      _type: 'category',
      title: 'Minerals',
      slug: slug('minerals'),
    })
    .createOrReplace({ _id: 'empty', _type: 'category', title: 'Empty', slug: slug('empty') })
    .createOrReplace({
      _id: 'person-ada',
      _type: 'person',
      name: 'Ada Reed',
      slug: slug('ada-reed'),
      credentials: 'PhD',
    })
    .createOrReplace(
      post('reviewed', 'Reviewed', daysFromNow(-3), {
        categories: [item('minerals'), item('category-sleep')],
        reviewer: reference('person-ada'),
        tags: ['magnesium', 'Evening routine'],
      }),
    )
    .createOrReplace(
      post('tagged', 'Tagged', daysFromNow(-4), { tags: ['evening routine', 'magnesium oil'] }),
    )
    .createOrReplace(post('later', 'Later', daysFromNow(3), { tags: ['magnesium', 'secret'] }))
    .createOrReplace(product('salt', 'Salt', 4, { categories: [item('minerals')] }))
    // Refers to the category, and is not in it.
    .createOrReplace(product('odd', 'Odd', 4, { brandCategory: reference('minerals') }))
    .commit()
}, 60_000)

afterAll(async () => lake.stop())

const page = (of: string, from = 0, to = 12) => ({ slug: of, from, to })

describe('a category', () => {
  it('holds its due posts, newest first, and its products', async () => {
    const { view, problems } = await readKind(
      reader,
      CATEGORY_QUERY,
      categoryPageSchema,
      page('minerals'),
    )
    expect(problems).toEqual([])
    expect(view).toMatchObject({ title: 'Minerals', href: '/blog/category/minerals', total: 1 })
    expect(view?.posts.map(({ _id }) => _id)).toEqual(['reviewed'])
    expect(view?.products.map(({ _id }) => _id)).toEqual(['salt'])
  })

  it('is cut into pages', async () => {
    const { view } = await readKind(reader, CATEGORY_QUERY, categoryPageSchema, page('sleep', 1, 3))
    expect(view?.total).toBe(5)
    expect(view?.posts.map(({ _id }) => _id)).toEqual(['tagged', 'newest'])
  })

  it('is there without posts, and is not when nobody made it', async () => {
    const read = (of: string) => readKind(reader, CATEGORY_QUERY, categoryPageSchema, page(of))
    expect((await read('empty')).view).toMatchObject({ total: 0, posts: [], products: [] })
    expect((await read('nothing')).view).toBeNull()
  })
})

describe('an author', () => {
  const read = async (of: string) =>
    (await readKind(reader, AUTHOR_QUERY, authorPageSchema, page(of))).view

  it('has the posts that they wrote', async () => {
    const iris = await read('iris-vale')
    expect(iris).toMatchObject({ name: 'Iris Vale', href: '/blog/author/iris-vale', total: 5 })
    expect(iris?.posts.map(({ _id }) => _id).slice(0, 2)).toEqual(['reviewed', 'tagged'])
    expect(iris?.reviewed).toEqual([])
  })

  it('has what they reviewed apart', async () => {
    const ada = await read('ada-reed')
    expect(ada).toMatchObject({ credentials: 'PhD', total: 0, posts: [] })
    expect(ada?.reviewed.map(({ _id }) => _id)).toEqual(['reviewed'])
  })

  it('is nobody whom nobody knows', async () => expect(await read('nobody')).toBeNull())
})

describe('a tag', () => {
  const read = async (of: string) =>
    (await readKind(reader, TAG_QUERY, tagPageSchema, page(of))).view

  it('gathers posts however they write it', async () => {
    const tag = await read('evening-routine')
    expect(tag).toMatchObject({
      tag: 'Evening routine',
      href: '/blog/tag/evening-routine',
      total: 2,
    })
    expect(tag?.posts.map(({ _id }) => _id)).toEqual(['reviewed', 'tagged'])
  })

  it('takes no part of a word, and no post that is not due', async () => {
    expect((await read('magnesium'))?.posts.map(({ _id }) => _id)).toEqual(['reviewed'])
    expect(await read('secret')).toBeNull()
  })
})

it('each has an address, and in the sitemap if it leads to posts', async () => {
  const slugs = (await readKind(reader, SLUGS_QUERY, slugsSchema, { limit: 20 })).view
  expect(slugs?.categories).toEqual(['sleep', 'empty', 'minerals'])
  expect(slugs?.people).toEqual(['ada-reed', 'iris-vale'])
  expect(slugs?.tags).toEqual(['magnesium', 'evening-routine', 'magnesium-oil'])
  const sitemap = (await readKind(reader, SITEMAP_QUERY, sitemapSchema)).view
  expect(sitemap?.categories.map(({ href }) => href).sort()).toEqual([
    '/blog/category/minerals',
    '/blog/category/sleep',
  ])
  expect(sitemap?.people.map(({ href }) => href).sort()).toEqual([
    '/blog/author/ada-reed',
    '/blog/author/iris-vale',
  ])
  expect([...new Set(sitemap?.posts.flatMap(({ tags }) => tags))].sort()).toEqual([
    '/blog/tag/evening-routine',
    '/blog/tag/magnesium',
    '/blog/tag/magnesium-oil',
  ])
})

it('is in the sitemap for what search engines may list of it, be it a product, and for nothing else', async () => {
  const hidden = { seo: { _type: 'seo', noIndex: true } }
  const people = ['nobody', 'hidden'].map((id) => ({
    _id: `person-${id}`,
    _type: 'person',
    name: id,
    slug: slug(id),
  }))
  const categories = ['hidden', 'shelf', 'linked'].map((id) => ({
    _id: `only-${id}`,
    _type: 'category',
    title: id,
    slug: slug(`only-${id}`),
  }))
  const inCategory = (id: string) => ({ categories: [item(`only-${id}`)] })
  const link = { _type: 'internalLink', _key: 'm', reference: reference('only-linked') }
  const documents: readonly ({ _id: string; _type: string } & Record<string, unknown>)[] = [
    ...people,
    ...categories,
    post('unlisted', 'Unlisted', daysFromNow(-2), {
      ...inCategory('hidden'),
      ...hidden,
      author: reference('person-hidden'),
      tags: ['unlisted'],
    }),
    product('unlisted-tea', 'Unlisted tea', 4, { ...inCategory('hidden'), ...hidden }),
    product('listed-tea', 'Listed tea', 4, inCategory('shelf')),
    post('linking', 'Linking', daysFromNow(-2), {
      body: [{ _type: 'block', _key: 'b', children: [], markDefs: [link] }],
    }),
  ]
  const transaction = lake.client.transaction()
  for (const document of documents) transaction.create(document)
  await transaction.commit()
  const sitemap = (await readKind(reader, SITEMAP_QUERY, sitemapSchema)).view
  const paths = [sitemap?.categories, sitemap?.people].map((list) =>
    list?.map(({ href }) => href).sort(),
  )
  expect(paths).toEqual([
    ['/blog/category/minerals', '/blog/category/only-shelf', '/blog/category/sleep'],
    ['/blog/author/ada-reed', '/blog/author/iris-vale'],
  ])
  expect(sitemap?.posts.flatMap(({ tags }) => tags)).not.toContain('/blog/tag/unlisted')
})
