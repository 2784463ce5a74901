import type { SanityClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CATEGORY_FEED_QUERY } from '../src/queries/category-feed.ts'
import { DIRECTORY_QUERY } from '../src/queries/directory.ts'
import { FEED_QUERY } from '../src/queries/feed.ts'
import { createContentClient } from '../src/source/content-client.ts'
import { contentSource } from '../src/source/content-source.ts'
import { directorySchema } from '../src/views/directory.ts'
import { categoryFeedSchema, feedSchema } from '../src/views/feed.ts'
import { daysFromNow, item, post, product, seedFixture, slug } from './support/fixture.ts'
import { type LakeProcess, startLakeProcess } from './support/lake-process.ts'
import { readKind } from './support/read-kind.ts'

const noIndex = { seo: { _type: 'seo', noIndex: true } }

let lake: LakeProcess
let reader: SanityClient

beforeAll(async () => {
  lake = await startLakeProcess()
  reader = createContentClient(contentSource({ SANITY_API_HOST: lake.url }))
  await seedFixture(lake.client)
  const transaction = lake.client
    .transaction()
    .createOrReplace({ _id: 'rest', _type: 'category', title: 'Rest', slug: slug('rest') })
    .createOrReplace(post('hidden', 'Hidden', daysFromNow(-1), noIndex))
    .createOrReplace(
      post('loose', 'Loose', daysFromNow(-2), { categories: [{ ...item('gone'), _weak: true }] }),
    )
    .createOrReplace(
      post('both', 'Both', daysFromNow(-3), { categories: [item('rest'), item('category-sleep')] }),
    )
    .createOrReplace(product('unlisted', 'Unlisted', 4, noIndex))
  for (let index = 0; index < 20; index++)
    transaction.createOrReplace(
      post(`old-${index}`, `Old ${index}`, daysFromNow(-100 - index), {
        categories: [item('rest')],
      }),
    )
  await transaction.commit()
}, 60_000)

afterAll(async () => lake.stop())

describe('the feed', () => {
  it('holds the twenty newest articles that are due and may be listed, whole', async () => {
    const { view, result } = await readKind(reader, FEED_QUERY, feedSchema)
    const ids = view?.posts.map(({ _id }) => _id)
    expect(ids?.slice(0, 6)).toEqual(['loose', 'both', 'newest', 'middle', 'oldest', 'old-0'])
    expect(ids).toHaveLength(20)
    expect(result).toMatchObject({ nextPublishAt: expect.any(String) })
    const middle = view?.posts.find(({ _id }) => _id === 'middle')
    expect(middle).toMatchObject({
      href: '/blog/middle',
      author: { name: 'Iris Vale', href: '/blog/author/iris-vale' },
      coverImage: { alt: 'Moss' },
    })
    expect(middle?.body.map(({ _type }) => _type)).toEqual([
      'block',
      'block',
      'productCard',
      'productComparison',
      'figure',
    ])
  })

  it('of a category holds its articles only', async () => {
    const read = async (of: string) =>
      (await readKind(reader, CATEGORY_FEED_QUERY, categoryFeedSchema, { slug: of })).view
    const sleep = await read('sleep')
    expect(sleep).toMatchObject({ title: 'Sleep', href: '/blog/category/sleep' })
    expect(sleep?.posts.map(({ _id }) => _id)).toEqual(['both', 'newest', 'middle', 'oldest'])
    expect((await read('rest'))?.posts).toHaveLength(20)
    expect(await read('nothing')).toBeNull()
  })

  it('of an unknown category tells when the next article comes due', async () => {
    const { result } = await readKind(reader, CATEGORY_FEED_QUERY, categoryFeedSchema, {
      slug: 'x',
    })
    expect(result).toMatchObject({ category: null, nextPublishAt: expect.any(String) })
  })
})

it('the directory lists articles by the first category that exists, and products by name', async () => {
  const { view } = await readKind(reader, DIRECTORY_QUERY, directorySchema)
  expect(view?.posts).toHaveLength(25)
  expect(view?.posts.slice(0, 3)).toEqual([
    { title: 'Loose', href: '/blog/loose', about: 'Loose in a few words', category: null },
    { title: 'Both', href: '/blog/both', about: 'Both in a few words', category: 'Rest' },
    {
      title: 'The newest',
      href: '/blog/newest',
      about: 'The newest in a few words',
      category: 'Sleep',
    },
  ])
  expect(view?.products).toEqual([
    {
      title: 'Magnesium Complex',
      href: '/products/magnesium',
      about: 'Magnesium Complex, plainly made',
    },
    {
      title: 'Vitamin D3 with K2',
      href: '/products/vitamin-d3',
      about: 'Vitamin D3 with K2, plainly made',
    },
  ])
})
