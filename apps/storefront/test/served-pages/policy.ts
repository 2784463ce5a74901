import { createHash } from 'node:crypto'
import { parse } from 'parse5'
import { describe, expect, it, vi } from 'vitest'
import { announce } from '../support/announce'
import { elements } from '../support/elements'
import { type Stage, WAIT } from './stage'

const READERS = [
  { accept: 'text/html', 'accept-encoding': 'br' },
  { accept: 'text/html', 'accept-encoding': 'identity' },
]

const PAGES = ['/', '/blog', '/blog/middle', '/blog/category/sleep', '/products', '/about']

/** What a browser is told to keep from a page. */
export function policy(stage: Stage): void {
  const open = (path: string, headers: Record<string, string> = READERS[0] ?? {}) =>
    stage.get(path, { headers })

  describe('the policy of a page', () => {
    it.each([...PAGES, '/products/magnesium', '/nothing/here', '/%E0%A4%A'])(
      '%s: runs its own scripts and no others, for every reader, kept or not',
      async (path) => {
        for (const reader of [...READERS, ...READERS]) {
          const { headers, html } = await open(path, reader)
          const directives = directivesOf(headers)
          const scripts = inlineScripts(html)
          // The theme's, and what Next.js hydrates from.
          expect(scripts).toHaveLength(2)
          expect(directives.get('script-src')).toEqual(["'self'", ...scripts.map(hashOf)])
          expect(directives.get('style-src')).toEqual(["'self'"])
          const styles = elements(parse(html)).flatMap(({ attributes }) => attributes.style ?? [])
          const allowed = directives.get('style-src-attr') ?? []
          for (const style of styles) expect(allowed).toContain(hashOf(style))
          expect(elements(parse(html)).map(({ name }) => name)).not.toContain('style')
        }
      },
    )

    it('keeps everything out that no page needs', async () => {
      const { headers } = await open('/blog/middle')
      const directives = directivesOf(headers)
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe-(?:inline|eval)|\*/)
      expect(Object.fromEntries(directives)).toMatchObject({
        'default-src': ["'none'"],
        'script-src-attr': ["'none'"],
        'img-src': ["'self'", 'data:', stage.lake.url],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'self'", 'http://localhost:3333'],
      })
      expect(directives.has('upgrade-insecure-requests')).toBe(false)
    })

    it('is that of the new page right after a change, and of the kept one later', async () => {
      const change = { _id: 'middle', _type: 'post', slug: 'middle', mentions: [] }
      for (const excerpt of ['Changed words', 'The middle in a few words']) {
        await stage.lake.client.patch('middle').set({ excerpt }).commit()
        await announce(stage.site.url, { ...change, listChanged: true })
        const atOnce = await open('/blog/middle')
        expect(atOnce.html).toContain(excerpt)
        expect(atOnce.headers.get('etag')).toBeNull()
        expectOwnScripts(atOnce)
      }
      await vi.waitFor(async () => {
        const kept = await open('/blog/middle')
        expect(kept.headers.get('content-encoding')).toBe('br')
        expect(kept.headers.get('etag')).not.toBeNull()
        expectOwnScripts(kept)
      }, WAIT)
    }, 40_000)

    it('stays with the body that the reader has', async () => {
      const etag = await vi.waitFor(async () => {
        const tag = (await open('/blog')).headers.get('etag')
        expect(tag).not.toBeNull()
        return tag ?? ''
      }, WAIT)
      const { status, headers } = await open('/blog', { ...READERS[0], 'if-none-match': etag })
      expect([status, headers.get('content-security-policy')]).toEqual([304, null])
    })

    it('is not taken for another: who asks for no HTML learns another name', async () => {
      await vi.waitFor(async () => {
        const tags = await Promise.all(
          ['text/html', '*/*'].map(async (accept) =>
            (await stage.get('/blog', { headers: { accept } })).headers.get('etag'),
          ),
        )
        expect(tags).not.toContain(null)
        expect(new Set(tags).size).toBe(2)
      }, WAIT)
    })

    it('has nobody keep that a page is not there', async () => {
      const { status, headers } = await open('/blog/not-yet')
      expect([status, headers.get('cache-control')]).toEqual([
        404,
        'public, max-age=0, must-revalidate',
      ])
    })

    it('lets nothing inline run for who does not ask for HTML, but for the theme', async () => {
      const { headers } = await stage.get('/blog/middle', { headers: { accept: '*/*' } })
      expect(directivesOf(headers).get('script-src')).toHaveLength(2)
    })

    it('seals what is no page', async () => {
      for (const path of [
        '/robots.txt',
        '/icon.svg',
        '/api/no',
        '/blog/rss.xml',
        '/blog/atom.xml',
        '/blog/feed.json',
        '/blog/middle.md',
        '/sitemap.xml',
        '/llms.txt',
        '/blog/middle/og.png',
      ]) {
        for (const accept of ['*/*', 'text/html']) {
          const { headers } = await stage.get(path, { headers: { accept } })
          expect(directivesOf(headers).get('default-src')).toEqual(["'none'"])
          expect(directivesOf(headers).has('sandbox')).toBe(true)
        }
      }
    })

    it('cannot be had by asking like the server itself', async () => {
      const asked = await open('/blog', { ...READERS[0], 'x-vitrine-rendered': 'guess' })
      expect(asked.headers.get('x-vitrine-rendered')).toBeNull()
      expectOwnScripts(asked)
    })
  })

  describe('the headers of every answer', () => {
    it.each([
      ...PAGES,
      '/nothing',
      '/blog/rss.xml',
      '/sitemap.xml',
      '/robots.txt',
      '/icon.svg',
      '/api/no',
    ])('%s', async (path) => {
      const { headers } = await open(path)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
      expect(headers.get('permissions-policy')).toMatch(/\bcamera=\(\).*\busb=\(\)/)
      expect(headers.get('cross-origin-resource-policy')).toBe(
        path.endsWith('.svg') ? 'cross-origin' : 'same-origin',
      )
      expect(headers.get('strict-transport-security')).toBeNull()
      expect(headers.get('x-powered-by')).toBeNull()
    })

    it('part a page from other windows, but not a preview from the Studio that opened it', async () => {
      const isolation = async (headers: Record<string, string>) =>
        (await open('/blog', { ...READERS[0], ...headers })).headers.get(
          'cross-origin-opener-policy',
        )
      expect(await isolation({})).toBe('same-origin')
      expect(await isolation({ cookie: '__prerender_bypass=x' })).toBeNull()
    })
  })
}

/** Fails unless the inline scripts of a page are those that its policy lets run. */
export function expectOwnScripts({ headers, html }: { headers: Headers; html: string }): void {
  const allowed = directivesOf(headers).get('script-src') ?? []
  expect(inlineScripts(html).map(hashOf)).toEqual(allowed.slice(1))
}

function directivesOf(headers: Headers): Map<string, string[]> {
  const policies = headers.get('content-security-policy') ?? ''
  return new Map(
    policies.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ')
      return [name, sources]
    }),
  )
}

function inlineScripts(html: string): string[] {
  return elements(parse(html))
    .filter(({ name, attributes }) => name === 'script' && !attributes.src && !attributes.type)
    .map(({ text }) => text)
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
