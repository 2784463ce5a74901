import { describe, expect, it, vi } from 'vitest'
import { item, post } from '../../../../packages/content/test/support/fixture'
import { announce } from '../support/announce'
import { type Stage, WAIT } from './stage'

/** What a publish changes, and what it leaves alone. */
export function publish(stage: Stage): void {
  describe('a publish', () => {
    it('shows a new price in the article and on the product page with the next request, and touches no other page', async () => {
      const etag = await vi.waitFor(async () => {
        const current = (await stage.get('/blog/middle')).headers.get('etag')
        expect(current).not.toBeNull()
        return current ?? ''
      }, WAIT)
      await stage.get('/blog/oldest')
      await stage.get('/blog/oldest')
      await stage.lake.client.patch('magnesium').set({ 'variants[0].price': 31 }).commit()
      await announce(stage.site.url, { _id: 'magnesium', _type: 'product', slug: 'magnesium' })
      const changed = await stage.get('/blog/middle', { headers: { 'if-none-match': etag } })
      expect(changed.status).toBe(200)
      expect(changed.text).toContain('€31.00')
      const page = { headers: { accept: 'text/html', 'accept-encoding': 'br' } }
      expect((await stage.get('/products/magnesium', page)).text).toContain('€31.00')
      expect((await stage.get('/blog/oldest')).headers.get('x-nextjs-cache')).toBe('HIT')
    }, 20_000)

    it('reaches a new post at once, in lists, beside its neighbours and on its product', async () => {
      await stage.lake.client.create({
        ...post('fresh', 'A draft', '2020-01-01T00:00:00Z'),
        _id: 'drafts.fresh',
      })
      expect((await stage.get('/blog/fresh')).status).toBe(404)
      await stage.lake.client.create(
        post('fresh', 'The fresh', new Date(Date.now() - 1_000).toISOString(), {
          featuredProducts: [item('magnesium')],
          tags: ['Evening routine'],
        }),
      )
      await announce(stage.site.url, {
        _id: 'fresh',
        _type: 'post',
        operation: 'create',
        slug: 'fresh',
        listChanged: true,
        mentions: ['magnesium'],
      })
      expect((await stage.get('/blog/fresh')).status).toBe(200)
      for (const list of ['', '/category/sleep', '/author/iris-vale', '/tag/evening-routine']) {
        const { status, text } = await stage.get(`/blog${list}`)
        expect([list, status, text.includes('The fresh')]).toEqual([list, 200, true])
      }
      expect((await stage.get('/blog/newest')).html).toContain('href="/blog/fresh"')
      expect((await stage.get('/products/magnesium')).html).toContain('href="/blog/fresh"')
    })

    it.each([
      '/blog/category/nothing',
      '/blog/category/sleep/page/2',
      '/blog/category/sleep/page/1',
      '/blog/author/nobody',
      '/blog/tag/nothing',
      '/blog/letter/a',
      `/blog/tag/${'x'.repeat(2_000)}`,
      '/blog/tag/%00%22%5D',
    ])('makes no list of %s', async (path) => {
      const { status, text } = await stage.get(path)
      expect(status).toBe(404)
      expect(text).toContain('Nothing grows here')
    })

    it('takes a post down with a 404 while its product stands', async () => {
      await stage.lake.client.delete('fresh')
      await announce(stage.site.url, {
        _id: 'fresh',
        _type: 'post',
        operation: 'delete',
        previousSlug: 'fresh',
        listChanged: true,
        mentions: ['magnesium'],
      })
      const gone = await stage.get('/blog/fresh')
      expect(gone.status).toBe(404)
      expect(gone.text).toContain('Nothing grows here')
      const shelf = await stage.get('/products/magnesium')
      expect(shelf.status).toBe(200)
      expect(shelf.html).not.toContain('href="/blog/fresh"')
      expect((await stage.get('/blog')).text).not.toContain('The fresh')
      expect((await stage.get('/blog/author/iris-vale')).text).not.toContain('The fresh')
      expect((await stage.get('/blog/tag/evening-routine')).status).toBe(404)
    })

    it('moves a post to its new address', async () => {
      await stage.lake.client
        .patch('oldest')
        .set({ slug: { _type: 'slug', current: 'eldest' } })
        .commit()
      await announce(stage.site.url, {
        _id: 'oldest',
        _type: 'post',
        slug: 'eldest',
        previousSlug: 'oldest',
        listChanged: true,
        mentions: [],
      })
      expect((await stage.get('/blog/eldest')).status).toBe(200)
      expect((await stage.get('/blog/oldest')).status).toBe(404)
      expect((await stage.get('/blog/middle')).html).toContain('href="/blog/eldest"')
    })

    it('changes the frame of every page with the settings', async () => {
      await stage.lake.client.patch('settings').set({ title: 'Mossrow & Daughters' }).commit()
      await announce(stage.site.url, { _id: 'settings', _type: 'settings' })
      expect((await stage.get('/blog/newest')).html).toContain(
        '<title>The newest · Mossrow &amp; Daughters</title>',
      )
      expect((await stage.get('/nowhere')).html).toContain('Mossrow &amp; Daughters')
    })

    it('is believed only when it is signed', async () => {
      const call = (headers: Record<string, string>) =>
        fetch(`${stage.site.url}/api/revalidate`, { method: 'POST', body: '{}', headers })
      expect((await call({})).status).toBe(401)
      expect((await call({ 'sanity-webhook-signature': 't=1700000000000,v1=AAAA' })).status).toBe(
        401,
      )
    })
  })
}
