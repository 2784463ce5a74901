import { beforeAll, describe, expect, it } from 'vitest'
import { seedFixture } from '../../../../packages/content/test/support/fixture'
import { announce } from '../support/announce'
import type { Stage } from './stage'

/** A site that starts again after its content has changed. */
export function restart(stage: Stage): void {
  describe('started again after content came', () => {
    beforeAll(async () => {
      await stage.site.stop()
      await seedFixture(stage.lake.client)
      await stage.site.start()
    }, 120_000)

    it('shows the content on the first request, though nobody announced it', async () => {
      expect((await stage.get('/blog')).text).toContain('The newest')
      expect((await stage.get('/')).text).toContain('The middle')
      const article = await stage.get('/blog/middle')
      expect(article.status).toBe(200)
      expect(article.text).toContain('€24.50')
    })

    it('links article and product both ways', async () => {
      expect((await stage.get('/blog/middle')).html).toContain('href="/products/magnesium"')
      expect((await stage.get('/products/magnesium')).html).toContain('href="/blog/middle"')
    })

    it('describes pages to machines', async () => {
      const { html } = await stage.get('/blog/middle')
      expect(html).toContain('<title>The middle · Mossrow</title>')
      expect(html).toContain(`<link rel="canonical" href="${stage.site.url}/blog/middle"`)
      expect(html).toMatch(/property="og:image" content="[^"]+\/og\.png\?v=/)
      const sitemap = await stage.get('/sitemap.xml')
      expect(sitemap.html).toContain(`${stage.site.url}/products/magnesium`)
      expect(sitemap.html).not.toContain('scheduled')
      expect(sitemap.html).toMatch(/<lastmod>20\d\d-/)
      expect(sitemap.html).toMatch(/<image:loc>[^<]+\/images\/vitrine\/production\//)
      expect((await stage.get('/robots.txt')).html).toContain(`${stage.site.url}/sitemap.xml`)
      expect((await stage.get('/sitemap/1.xml')).status).toBe(404)
    })

    it('follows redirects that editors made', async () => {
      const { status, headers } = await stage.get('/old')
      expect(status).toBe(308)
      expect(headers.get('location')).toBe('/blog/middle')
    })

    it('follows redirects of any depth and letters, out of the site too, but never in a circle', async () => {
      const redirects = {
        '/2019/05/old.html': '/blog/middle',
        '/café': 'https://example.org/café',
        '/around': `${stage.site.url}/about-face?again`,
        '/about-face': '/around',
        '/itself': '/itself#top',
        '/harmful': 'mailto:a@b.example',
        '/to-a-page-with-a-leftover': '/blog/middle',
        '/blog/middle': '/to-a-page-with-a-leftover',
      }
      for (const [index, [source, destination]] of Object.entries(redirects).entries())
        await stage.lake.client.create({ _id: `r${index}`, _type: 'redirect', source, destination })
      await announce(stage.site.url, { _id: 'r0', _type: 'redirect', listChanged: true })
      const to = async (path: string) => (await stage.get(path)).headers.get('location')
      expect(await to('/2019/05/old.html')).toBe('/blog/middle')
      expect(await to('/caf%C3%A9')).toBe('https://example.org/caf%C3%A9')
      expect(await to('/to-a-page-with-a-leftover')).toBe('/blog/middle')
      for (const path of ['/around', '/about-face', '/itself', '/harmful'])
        expect((await stage.get(path)).status).toBe(404)
      expect(stage.site.log()).toContain('redirect.circle')
    })
  })
}
