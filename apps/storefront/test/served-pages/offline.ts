import { afterAll, describe, expect, it } from 'vitest'
import en from '../../messages/en.json'
import type { Stage } from './stage'

/** What a browser keeps for when it cannot reach the site. */
export function offline(stage: Stage): void {
  describe('the offline page', () => {
    it('is a page of the site that needs no script and is in no index', async () => {
      const { status, headers, html, text } = await stage.get('/offline')
      expect(status).toBe(200)
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(headers.get('x-robots-tag')).toBe('noindex, nofollow')
      expect(headers.get('content-security-policy')).toContain("worker-src 'self';")
      expect(text).toContain(en.errors.offline.heading)
      expect(html).toMatch(/<a [^>]*href="" /)
      expect(html.match(/<script\b/g)).toHaveLength(1)
      for (const path of ['/sitemap.xml', '/llms.txt', '/blog'])
        expect((await stage.get(path)).html).not.toContain('/offline')
    })

    it('is kept by a service worker that is asked for anew each time, with its style sheets and nothing else', async () => {
      const { status, headers, html: script } = await stage.get('/sw.js')
      expect(status).toBe(200)
      expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8')
      expect(headers.get('cache-control')).toBe('no-cache')
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; connect-src 'self'")
      const { html: page } = await stage.get('/offline')
      const sheets = page.match(/\/_next\/static\/[^"]+\.css/g) ?? []
      expect(sheets.length).toBeGreaterThan(0)
      expect(script).toContain(`const STYLES = ${JSON.stringify(sheets)}`)
      for (const sheet of sheets) expect((await stage.get(sheet)).status).toBe(200)
      const known = await stage.get('/sw.js', {
        headers: { 'if-none-match': headers.get('etag') ?? '' },
      })
      expect([known.status, known.html]).toEqual([304, ''])
    })

    it('is registered by every page, by a script that its policy knows', async () => {
      for (const path of ['/', '/blog/middle', '/nothing'])
        expect((await stage.get(path, { headers: { accept: 'text/html' } })).html).toContain(
          'register("/sw.js")',
        )
    })
  })

  describe('without the offline page', () => {
    afterAll(async () => {
      await stage.site.stop()
      await stage.site.start('/readyz')
    }, 60_000)

    it('the worker takes itself away', async () => {
      await stage.site.stop()
      await stage.site.start('/readyz', { SITE_OFFLINE_PAGE: 'off' })
      const { html: script } = await stage.get('/sw.js')
      expect(script).toContain('registration.unregister()')
      expect(script).not.toContain("addEventListener('fetch'")
    }, 60_000)
  })
}
