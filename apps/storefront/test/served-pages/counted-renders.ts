import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { REVALIDATE_WEBHOOK } from '@vitrine/content/webhook/revalidate-webhook'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { item, paragraph, post, product } from '../../../../packages/content/test/support/fixture'
import { CACHE_TOKEN } from '../support/site-process'
import { count, reportOf } from './count-renders'
import { countedRemovals } from './counted-removals'
import { OF_FOOD, OF_MAGNESIUM, SHOWING_S1, SOME_CONTENT, SOME_PAGES } from './some-content'
import { type Stage, WAIT } from './stage'

/** Which pages a publish renders anew, and for which it asks the lake; every page of the site is asked for. */
export function countedRenders(stage: Stage): void {
  describe('every page, counted after', () => {
    let folder: string

    beforeAll(async () => {
      stage.lake.thaw()
      await stage.site.stop()
      await stage.lake.pause()
      folder = await mkdtemp(join(tmpdir(), 'webhooks-'))
      const { path, ...hook } = REVALIDATE_WEBHOOK
      const file = join(folder, 'webhooks.json')
      const secret = stage.site.webhookSecret
      await writeFile(file, JSON.stringify([{ ...hook, url: `${stage.site.url}${path}`, secret }]))
      await stage.lake.resume({ CONTENT_LAKE_WEBHOOKS: file })
      await stage.lake.client.delete({ query: '*[!(_type match "system.*")]' })
      const transaction = stage.lake.client.transaction()
      for (const document of SOME_CONTENT) transaction.create(document)
      await transaction.commit()
      await stage.site.start('/readyz')
    }, 120_000)

    afterAll(async () => {
      await rm(folder, { recursive: true, force: true })
    })

    const client = () => stage.lake.client
    const edit = (id: string, fields: object) => client().transaction().patch(id, { set: fields })

    it('nothing: none is rendered anew', async () => {
      expect(await count(stage, null)).toEqual({ rendered: [], asked: [], gone: [] })
    }, 60_000)

    it('an edit of a text: the post, its Markdown, the feeds it is in, and its date in the sitemap', async () => {
      const body = [paragraph('p1', 'Another text.')]
      const { rendered, asked } = await count(stage, edit('s1', { body }))
      expect(rendered).toEqual(
        [
          '/blog/category/sleep/atom.xml',
          '/blog/rss.xml',
          '/blog/s1',
          '/blog/s1.md',
          '/sitemap.xml',
        ].sort(),
      )
      expect(asked).toEqual([...SHOWING_S1].sort())
    }, 60_000)

    it('an edit of a title: all that show the post', async () => {
      const { rendered, asked } = await count(stage, edit('s1', { title: 'Another title' }))
      expect(rendered).toEqual([...SHOWING_S1].sort())
      expect(asked).toEqual([...SHOWING_S1].sort())
    }, 60_000)

    it('a product that joins a text: the post, the product, and the posts that lead to it by the product', async () => {
      const body = [{ _type: 'productCard', _key: 'c1', product: item('magnesium') }]
      // So far it has nothing in common with the posts of the product, and is in none of what they hold.
      const { rendered } = await count(stage, edit('o1', { body }))
      expect(rendered).toEqual(
        [
          ...OF_MAGNESIUM,
          '/blog/o1',
          '/blog/rss.xml',
          '/blog/s1',
          '/blog/s1.md',
          '/blog/s2',
          '/sitemap.xml',
        ].sort(),
      )
    }, 60_000)

    it('a new post: its lists, its product, its neighbour, and the posts that lead to it', async () => {
      const fresh = post('n1', 'The fresh', new Date(Date.now() - 1_000).toISOString(), {
        author: { _type: 'reference', _ref: 'person-oren' },
        categories: [item('category-food')],
        featuredProducts: [item('iron')],
      })
      const { rendered, asked } = await count(stage, client().transaction().create(fresh))
      expect(rendered).toEqual([...OF_FOOD, '/blog/page/2'].sort())
      const noLists = ['/products', '/products/tea', ...OF_MAGNESIUM]
      expect(asked).toEqual(SOME_PAGES.filter((path) => !noLists.includes(path)).sort())
      expect((await stage.get('/blog/n1')).status).toBe(200)
    }, 60_000)

    it('a new price: the product, where it is sold, and the articles that show it', async () => {
      const variants = product('magnesium', 'Magnesium', 31).variants
      const { rendered, asked } = await count(stage, edit('magnesium', { variants }))
      const showing = [
        ...OF_MAGNESIUM,
        '/blog/category/sleep',
        '/blog/category/sleep/atom.xml',
        '/blog/o1',
        '/blog/rss.xml',
        '/blog/s1',
        '/blog/s1.md',
        '/blog/s2',
        '/products',
        '/sitemap.xml',
      ]
      expect(rendered).toEqual(showing.sort())
      // The front page asks for the first of the shop, and shows those that the editor chose; llms.txt shows no price.
      expect(asked).toEqual([...showing, '/', '/llms.txt'].sort())
    }, 60_000)

    it('another name of a category: its own pages and all that show a post of it', async () => {
      const { rendered, asked } = await count(stage, edit('category-food', { title: 'Kitchen' }))
      expect(rendered).toEqual([...OF_FOOD, '/blog/tag/greens'].sort())
      expect(asked).toEqual([...OF_FOOD, '/blog/tag/greens'].sort())
    }, 60_000)

    it('says at /api/cache what it was, and whether the next request renders', async () => {
      const transaction = edit('o1', { title: 'Once more' })
      const { transactionId } = await transaction.commit()
      const report = await vi.waitFor(async () => {
        const found = await reportOf(stage, '/blog/o1')
        expect(found.invalidated?.transaction).toBe(transactionId)
        return found
      }, WAIT)
      const because = {
        reason: 'tag',
        tag: 'document:o1',
        document: { id: 'o1', type: 'post', operation: 'update' },
        transaction: transactionId,
      }
      expect(report).toMatchObject({
        path: '/blog/o1',
        route: '/blog/[slug]',
        nextRequest: { rendersAnew: 'ifContentDiffers', because },
        invalidated: because,
      })
      expect(report.invalidated?.delivery).toEqual(expect.any(String))
      await stage.get('/blog/o1')
      // A page rendered within two seconds of the change is rendered once more after them.
      await vi.waitFor(async () => {
        await stage.get('/blog/o1')
        const after = await reportOf(stage, '/blog/o1')
        expect(after.nextRequest).toEqual({ rendersAnew: 'no', because: null })
        expect(after.etag).not.toBeNull()
        expect(after.content[1]).toMatchObject({ key: 'post:o1', because, invalidated: because })
        expect(after.content[1]?.tags).toContain('list:post')
        expect(after.rendered?.tags).toContain('content:post:o1')
        expect(Date.parse(after.rendered?.at ?? '')).toBeGreaterThan(
          Date.parse(report.rendered?.at ?? ''),
        )
      }, WAIT)
    }, 60_000)

    countedRemovals(stage)

    it('tells nobody without the token, and of no page that is none', async () => {
      const status = async (path: string, init: RequestInit = {}) =>
        (await stage.get(`/api/cache?path=${path}`, init)).status
      const bearer = { headers: { authorization: `Bearer ${CACHE_TOKEN}` } }
      expect(await status('/')).toBe(401)
      expect(await status('/nothing', bearer)).toBe(404)
      expect(await status('blog', bearer)).toBe(400)
      expect(await status('/', { ...bearer, method: 'POST' })).toBe(405)
    })
  })
}
