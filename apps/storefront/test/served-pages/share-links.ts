import { describe, expect, it } from 'vitest'
import type { Stage } from './stage'

/** Links by which readers pass a page on, there without any script. */
export function shareLinks(stage: Stage): void {
  describe('share links', () => {
    it.each(['/blog/middle', '/products/magnesium'])(
      'of %s hand on its own address',
      async (path) => {
        const { html } = await stage.get(path)
        const nav = /<nav aria-label="Share this page"[\s\S]*?<\/nav>/.exec(html)?.[0] ?? ''
        const links = [...nav.matchAll(/<a href="([^"]+)"/g)].map(([, href = '']) => href)
        expect(links.map((href) => new URL(href).host)).toEqual([
          '',
          'wa.me',
          'www.facebook.com',
          'www.linkedin.com',
          'bsky.app',
        ])
        for (const href of links)
          expect(href).toContain(encodeURIComponent(`${stage.site.url}${path}`))
      },
    )
  })
}
