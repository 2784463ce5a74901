import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { product } from '../../../../packages/content/test/support/fixture'
import en from '../../messages/en.json'
import type { Stage } from './stage'

const FAULTS = new URL('../support/planted-faults.mjs', import.meta.url).href

/** A site with faults in it: at a price of 66.6, and at the address `planted-fault`. */
export function failures(stage: Stage): void {
  describe('a page that cannot be rendered', () => {
    beforeAll(async () => {
      await stage.lake.client.create(product('unlucky', 'Unlucky jar', 66.6))
      await stage.site.stop()
      await stage.site.start('/readyz', { NODE_OPTIONS: `--import=${FAULTS}` })
    }, 60_000)

    afterAll(async () => {
      await stage.lake.client.delete('unlucky')
      await stage.site.stop()
      await stage.site.start('/readyz')
    }, 60_000)

    it.each([
      ['kept by the content it shows', '/products/unlucky'],
      ['rendered for each request', '/search?q=unlucky'],
      ['that fails before it is asked for', '/blog/planted-fault'],
    ])('%s: is a designed page with status 500 that nobody keeps', async (_, path) => {
      const { status, headers, html, text } = await stage.get(path, {
        headers: { accept: 'text/html' },
      })
      expect(status).toBe(500)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('etag')).toBeNull()
      expect(headers.get('last-modified')).toBeNull()
      expect(headers.get('content-security-policy')).toContain("style-src 'self';")
      expect(text).toContain(en.errors.failed.heading)
      expect(html).toContain('rel="stylesheet"')
      expect(html).toContain('<meta name="robots" content="noindex, nofollow"/>')
      // The address as it stands, to try again without scripts.
      expect(html).toMatch(/<a [^>]*href="" /)
      expect(html.match(/<script\b/g)).toHaveLength(1)
      expect(html).not.toMatch(/planted|\.js:\d|node_modules|at Object/)
    })

    it('is told of in the log, and only there', async () => {
      expect(stage.site.log()).toContain('A planted fault, while rendering')
      expect(stage.site.log()).toContain('A planted fault, at the gate')
    })

    it('takes nothing with it: other pages and other forms of the same stay as they are', async () => {
      for (const path of ['/', '/blog/middle', '/products/magnesium'])
        expect((await stage.get(path, { headers: { accept: 'text/html' } })).status).toBe(200)
      const { status, html } = await stage.get('/products/unlucky.md')
      expect(status).toBe(500)
      expect(html).not.toContain('planted')
    })
  })
}
