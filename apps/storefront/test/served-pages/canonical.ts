import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  daysFromNow,
  item,
  post,
  product,
  reference,
  slug,
} from '../../../../packages/content/test/support/fixture'
import { announce } from '../support/announce'
import type { Stage } from './stage'

const APP = fileURLToPath(new URL('../../app', import.meta.url))

/** One page of each route that search engines may list or are told to leave out by its canonical address. */
const PAGES: Readonly<Record<string, string>> = {
  '': '/',
  '[slug]': '/about',
  blog: '/blog',
  'blog/page/[page]': '/blog/page/2',
  'blog/[slug]': '/blog/middle',
  'blog/category/[slug]': '/blog/category/many',
  'blog/category/[slug]/page/[page]': '/blog/category/many/page/2',
  'blog/author/[slug]': '/blog/author/many',
  'blog/author/[slug]/page/[page]': '/blog/author/many/page/2',
  'blog/tag/[slug]': '/blog/tag/many',
  'blog/tag/[slug]/page/[page]': '/blog/tag/many/page/2',
  products: '/products',
  'products/page/[page]': '/products/page/2',
  'products/[slug]': '/products/magnesium',
  search: '/search?q=magnesium',
  newsletter: '/newsletter',
}

/** Told to search engines neither by address nor by content. */
const WITHOUT = ['error/busy', 'error/failed', 'error/unavailable', 'newsletter/[state]', 'offline']

/** More than a page of posts holds, in one of each list, and more products than a page of the shop does. */
const MANY: readonly ({ _id: string; _type: string } & Record<string, unknown>)[] = [
  { _id: 'many-category', _type: 'category', title: 'Many', slug: slug('many') },
  { _id: 'many-person', _type: 'person', name: 'Many', slug: slug('many') },
  ...Array.from({ length: 13 }, (_, index) =>
    post(`many-post-${index}`, `Many ${index}`, daysFromNow(-40 - index), {
      author: reference('many-person'),
      categories: [item('many-category')],
      tags: ['many'],
    }),
  ),
  ...Array.from({ length: 25 }, (_, index) => product(`many-product-${index}`, `Jar ${index}`, 5)),
]

/** The one address by which search engines are to know a page. */
export function canonical(stage: Stage): void {
  describe('the canonical address', () => {
    const announceAll = async () => {
      for (const type of ['post', 'product', 'category', 'person'])
        await announce(stage.site.url, {
          _id: MANY.find(({ _type }) => _type === type)?._id ?? '',
          _type: type,
          slug: 'many',
          listChanged: true,
          mentions: [],
        })
    }
    const canonicalOf = async (path: string) => {
      const { status, html } = await stage.get(path)
      expect([path, status]).toEqual([path, 200])
      const links = [...html.matchAll(/<link rel="canonical" href="([^"]*)"/g)]
      // Whole, or this throws; that of the front page is written without its slash.
      return links.map(([, href = '']) => new URL(href).href)
    }

    beforeAll(async () => {
      const transaction = stage.lake.client.transaction()
      for (const document of MANY) transaction.create(document)
      await transaction.commit()
      await announceAll()
    })

    afterAll(async () => {
      const ids = MANY.map(({ _id }) => _id).reverse()
      await stage.lake.client.delete({ query: '*[_id in $ids]', params: { ids } })
      await announceAll()
    })

    it('is looked for on a page of every route', () => {
      const routes = globSync('**/page.tsx', { cwd: APP }).map((file) =>
        file.split('/').slice(0, -1).join('/'),
      )
      expect(routes.sort()).toEqual([...Object.keys(PAGES), ...WITHOUT].sort())
    })

    it.each(Object.values(PAGES))('of %s is its own, whole, and the only one', async (path) => {
      expect(await canonicalOf(path)).toEqual([`${stage.site.url}${path}`])
    })

    it.each([
      ['/blog/middle?utm_source=letter', '/blog/middle'],
      ['/products/page/2?page=9', '/products/page/2'],
      ['/search?q=magnesium&page=1&utm_source=letter', '/search?q=magnesium'],
    ])('of %s leaves out what does not change the page', async (path, expected) => {
      expect(await canonicalOf(path)).toEqual([`${stage.site.url}${expected}`])
    })
  })
}
