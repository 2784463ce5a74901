import { beforeAll, describe, expect, it, vi } from 'vitest'
import { themeScript } from '../../ui/theme-script'
import { announce } from '../support/announce'
import { type Stage, WAIT } from './stage'

/** A lake that is down. */
export function outage(stage: Stage): void {
  describe('while the lake is down', () => {
    beforeAll(async () => {
      await stage.get('/blog/middle')
      await stage.lake.pause()
    })

    it('keeps serving what it has', async () => {
      expect((await stage.get('/blog/middle')).status).toBe(200)
      expect((await stage.get('/')).status).toBe(200)
      expect(JSON.parse((await stage.get('/healthz')).html)).toMatchObject({ status: 'ok' })
    })

    it('keeps serving a page whose content has changed but cannot be read', async () => {
      await announce(stage.site.url, {
        _id: 'middle',
        _type: 'post',
        slug: 'middle',
        listChanged: true,
      })
      const { status, text } = await stage.get('/blog/middle')
      expect(status).toBe(200)
      expect(text).toContain('The middle')
    })

    it('answers 503 for what it does not have, with the designed page and when to come again', async () => {
      const { status, headers, html, text } = await stage.get('/blog/never-asked-for')
      expect(status).toBe(503)
      expect(headers.get('retry-after')).toBe('5')
      expect(headers.get('cache-control')).toBe('no-store')
      expect(text).toContain('The content is resting')
      expect(html).toContain('rel="stylesheet"')
      // The address as it stands, query and all, to try again.
      expect(html).toMatch(/<a [^>]*href="" /)
      // No script but the one that answers the theme toggle.
      expect(html.match(/<script\b/g)).toHaveLength(1)
      expect(html).toContain(themeScript)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    })

    it('refuses what is no reading', async () => {
      const { status, headers } = await stage.get('/blog/never-asked-for', { method: 'POST' })
      expect(status).toBe(405)
      expect(headers.get('allow')).toBe('GET, HEAD')
    })

    it('serves the pages of the build after a restart, and 503 for others', async () => {
      await stage.site.stop()
      await stage.site.start('/readyz')
      expect((await stage.get('/products')).status).toBe(200)
      expect((await stage.get('/blog/middle')).status).toBe(503)
    }, 60_000)

    it('recovers by itself', async () => {
      await stage.lake.resume()
      await vi.waitFor(async () => expect((await stage.get('/blog/middle')).status).toBe(200), WAIT)
      expect((await stage.get('/products')).text).toContain('Magnesium Complex')
      expect((await stage.get('/blog/never-asked-for')).status).toBe(404)
    }, 60_000)

    it('then looks at every document, which it could not when it started', async () => {
      expect(stage.site.log()).toContain('"event":"content.unreachable"')
      await vi.waitFor(() => expect(stage.site.log()).toContain('"event":"content.checked"'), WAIT)
      for (const [id, field] of [
        ['crooked', 'gallery'],
        ['no-address', 'slug'],
      ]) {
        expect(stage.site.log()).toContain(
          `"event":"content.misshapen","document":"${id}","field":"${field}"`,
        )
      }
    }, 60_000)
  })
}
