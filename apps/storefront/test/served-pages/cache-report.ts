import { describe, expect, it, vi } from 'vitest'
import type { CacheReport } from '../../cache-report/cache-report'
import { announce } from '../support/announce'
import { CACHE_TOKEN } from '../support/site-process'
import { type Stage, WAIT } from './stage'

/** What is no page that Next.js keeps, but made of content: sent to all as the same bytes. */
const DATA = [
  ['/blog/rss.xml', '/blog/rss.xml'],
  ['/blog/category/sleep/feed.json', '/blog/category/[slug]/feed.json'],
  ['/blog/middle.md', '/markdown/[index]/[slug]'],
  ['/llms.txt', '/llms.txt'],
  ['/sitemap.xml', '/sitemap/[file]'],
] as const

const NOT_KEPT = { rendersAnew: 'yes', because: 'It is not kept.' }
const KEPT = { rendersAnew: 'no', because: null }

/** What `/api/cache` says, beside what is served. */
export function cacheReport(stage: Stage): void {
  const answer = (path: string) =>
    stage.get(`/api/cache?path=${encodeURIComponent(path)}`, {
      headers: { authorization: `Bearer ${CACHE_TOKEN}` },
    })
  const reportOf = async (path: string): Promise<CacheReport> => {
    const { status, html } = await answer(path)
    expect([path, status]).toEqual([path, 200])
    return JSON.parse(html)
  }

  describe('the cache report', () => {
    it.each(DATA)(
      '%s: its ETag is the one that is sent, and it is kept once it was',
      async (path, route) => {
        await vi.waitFor(async () => {
          const { headers } = await stage.get(path)
          const report = await reportOf(path)
          expect(report).toMatchObject({ path, route, rendered: null, nextRequest: KEPT })
          expect(report.etag).toEqual(expect.any(String))
          expect(report.etag).toBe(headers.get('etag'))
        }, WAIT)
      },
    )

    it('takes no copy for that of another spelling, which is rendered each time', async () => {
      await vi.waitFor(async () => {
        await stage.get('/blog/middle.md')
        expect((await reportOf('/blog/middle.md')).nextRequest).toEqual(KEPT)
      }, WAIT)
      await stage.get('/blog/%6Diddle.md')
      expect((await reportOf('/blog/%6Diddle.md')).nextRequest).toEqual(NOT_KEPT)
    })

    it('says of a search that nobody keeps it, before and after it was asked', async () => {
      for (const path of ['/search', '/search?q=magnesium', '/search']) {
        const { headers } = await stage.get(path, { headers: { accept: 'text/html' } })
        expect(headers.get('etag')).toBeNull()
        expect(await reportOf('/search')).toMatchObject({
          route: '/search',
          etag: null,
          rendered: null,
          nextRequest: { rendersAnew: 'yes', because: expect.stringContaining('what is asked') },
        })
      }
    })

    it('says of a card whether it is drawn, and follows what it shows', async () => {
      const path = '/blog/newest/og.png'
      const setTitle = async (title: string) => {
        await stage.lake.client.patch('newest').set({ title }).commit()
        await announce(stage.site.url, {
          _id: 'newest',
          _type: 'post',
          slug: 'newest',
          listChanged: true,
          mentions: [],
        })
      }
      const before = (await stage.lake.client.getDocument('newest'))?.title
      await setTitle('A title that no card had')
      expect((await reportOf(path)).nextRequest).toMatchObject({ rendersAnew: 'ifContentDiffers' })
      await stage.get('/blog/newest')
      expect((await reportOf(path)).nextRequest).toEqual(NOT_KEPT)
      const { status, headers } = await stage.get(path)
      expect([status, headers.get('etag')]).toEqual([200, null])
      expect(await reportOf(path)).toMatchObject({
        route: '/card/[kind]/[slug]',
        etag: null,
        rendered: null,
        nextRequest: KEPT,
      })
      await setTitle(before)
    })

    it.each([
      '/nothing',
      '/nothing/og.png',
      '/sitemap/1.xml',
      '/sitemap/index.xml',
      '/markdown/blog/middle',
      '/card/post/middle',
      '/robots.txt',
      '/api/cache',
      '/_next/static/x.js',
      '/search/more',
    ])('knows no page of content at %s', async (path) => {
      expect((await answer(path)).status).toBe(404)
    })
  })
}
