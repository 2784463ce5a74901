import { describe, expect, it, vi } from 'vitest'
import { type Stage, WAIT } from './stage'

/** A site that was built and started before anybody wrote anything. */
export function emptyDataset(stage: Stage): void {
  describe('built from an empty dataset', () => {
    it.each([
      ['/', 'Everything here is still in the ground'],
      ['/blog', 'The first issue is at the printer’s'],
      ['/products', 'The shelves are being filled'],
    ])('%s has its empty state', async (path, title) => {
      const { status, html } = await stage.get(path)
      expect(status).toBe(200)
      expect(html).toContain(title)
    })

    it.each([
      '/blog/none',
      '/blog/unknown',
      '/products/unknown',
      '/unknown',
      '/blog/page/2',
      '/a/b/c',
      '/index.html',
      '/blog/a.b/c.php',
      '/%E0%A4%A',
      '/error/busy',
      '/error/unavailable',
      '/copy/br/none',
    ])('%s is a real 404 with the designed page in the HTML itself', async (path) => {
      const { status, text } = await stage.get(path)
      expect(status).toBe(404)
      expect(text).toContain('Nothing grows here')
    })

    it.each(['/blog/rss.xml', '/blog/atom.xml', '/blog/feed.json', '/llms.txt'])(
      '%s is there, and empty',
      async (path) => {
        const { status, html } = await stage.get(path)
        expect(status).toBe(200)
        expect(html).toContain('Vitrine')
        expect(html).not.toContain('/blog/none')
      },
    )

    it('serves a page that is asked for again from the cache, and lets browsers ask whether it holds', async () => {
      await stage.get('/products')
      const { headers } = await stage.get('/products')
      expect(headers.get('x-nextjs-cache')).toBe('HIT')
      expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
      const etag = await vi.waitFor(async () => {
        const current = (await stage.get('/products')).headers.get('etag')
        expect(current).not.toBeNull()
        return current ?? ''
      }, WAIT)
      const again = await stage.get('/products', { headers: { 'if-none-match': etag } })
      expect(again.status).toBe(304)
      expect(again.html).toBe('')
    }, 20_000)

    it('sends a compressed copy to browsers, made once, and its own form to the router', async () => {
      const ask = (headers: Record<string, string>) => stage.get('/products', { headers })
      const browser = { accept: 'text/html,*/*;q=0.8', 'accept-encoding': 'gzip, br' }
      const copy = await vi.waitFor(async () => {
        const sent = await ask(browser)
        expect(sent.headers.get('content-encoding')).toBe('br')
        return sent
      }, WAIT)
      const rendered = await ask({ ...browser, 'accept-encoding': 'identity' })
      expect(rendered.headers.get('content-encoding')).toBeNull()
      expect(copy.html).toBe(rendered.html)
      for (const name of [
        'etag',
        'cache-control',
        'content-type',
        'content-security-policy',
        'link',
      ])
        expect(copy.headers.get(name)).toBe(rendered.headers.get(name))
      expect(copy.headers.get('vary')).toMatch(/\brsc\b.*accept-encoding/i)
      const gzipped = await ask({ ...browser, 'accept-encoding': 'gzip' })
      expect(gzipped.headers.get('content-encoding')).toBe('gzip')
      expect(gzipped.html).toBe(rendered.html)
      const tree = await stage.get('/products', {
        redirect: 'follow',
        headers: { rsc: '1', accept: '*/*', 'accept-encoding': 'br' },
      })
      expect(tree.headers.get('content-type')).toContain('text/x-component')
    }, 20_000)

    it('has icons of its own', async () => {
      for (const path of ['/favicon.ico', '/icon.svg', '/apple-icon.png']) {
        const { status, headers } = await stage.get(path)
        expect(status).toBe(200)
        expect(headers.get('content-type')).toMatch(/^image\//)
      }
    })

    it('says how it is', async () => {
      expect(JSON.parse((await stage.get('/healthz')).html)).toEqual({
        status: 'ok',
        content: 'reachable',
      })
    })
  })
}
