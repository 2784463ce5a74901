import { describe, expect, it, vi } from 'vitest'
import { post, slug } from '../../../../packages/content/test/support/fixture'
import { announce } from '../support/announce'
import { appearsWhenDue, SOON_MS } from '../support/appears-when-due'
import { requireWellFormed } from '../support/well-formed'
import { type Stage, WAIT } from './stage'

const FEEDS = [
  ['rss.xml', 'application/rss+xml; charset=utf-8'],
  ['atom.xml', 'application/atom+xml; charset=utf-8'],
  ['feed.json', 'application/feed+json; charset=utf-8'],
] as const

/** What the journal and the shop say to feed readers and to machines that read Markdown. */
export function feeds(stage: Stage): void {
  describe('feeds', () => {
    it.each(FEEDS)(
      '%s holds the newest articles in full, with prices as they are now',
      async (file, type) => {
        for (const list of ['/blog', '/blog/category/sleep']) {
          const { status, headers, html } = await stage.get(`${list}/${file}`)
          expect(status).toBe(200)
          expect(headers.get('content-type')).toBe(type)
          expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
          requireWellFormed(html, file)
          expect(html).toContain(`${stage.site.url}${list}/${file}`)
          for (const words of ['More of it', 'The newest begins here.', '€31.00'])
            expect([words, html.includes(words)]).toEqual([words, true])
          expect(html).not.toContain('scheduled')
        }
      },
    )

    it.each(FEEDS)(
      '%s costs no body while nothing has changed, and is sent compressed',
      async (file, type) => {
        const path = `/blog/${file}`
        const { etag, modified } = await vi.waitFor(async () => {
          const { headers } = await stage.get(path)
          expect(headers.get('etag')).not.toBeNull()
          return { etag: headers.get('etag') ?? '', modified: headers.get('last-modified') ?? '' }
        }, WAIT)
        const ask = (headers: Record<string, string>) => stage.get(path, { headers })
        expect((await ask({ 'if-none-match': etag })).status).toBe(304)
        expect((await ask({ 'if-modified-since': modified })).status).toBe(304)
        const before = new Date(Date.parse(modified) - 1_000).toUTCString()
        expect((await ask({ 'if-modified-since': before })).status).toBe(200)
        expect((await ask({ 'if-none-match': '"x"', 'if-modified-since': modified })).status).toBe(
          200,
        )
        const whole = await ask({ 'accept-encoding': 'identity' })
        const accept = ['text/html,*/*;q=0.8', '*/*'][
          FEEDS.findIndex(([name]) => name === file) % 2
        ]
        await vi.waitFor(async () => {
          const copy = await ask({ accept: accept ?? '', 'accept-encoding': 'br' })
          expect(copy.headers.get('content-encoding')).toBe('br')
          expect(copy.headers.get('content-type')).toBe(type)
          expect(copy.html).toBe(whole.html)
        }, WAIT)
      },
      40_000,
    )

    it('are announced by the pages that they belong to', async () => {
      const linksOf = async (path: string) => {
        const { html } = await stage.get(path)
        const links = html.match(/<link rel="alternate"[^>]*>/g) ?? []
        return links.map((link) => /href="([^"]*)"/.exec(link)?.[1]?.replace(stage.site.url, ''))
      }
      const ofJournal = FEEDS.map(([file]) => `/blog/${file}`)
      const ofCategory = FEEDS.map(([file]) => `/blog/category/sleep/${file}`)
      for (const path of ['/', '/blog']) expect(await linksOf(path)).toEqual(ofJournal)
      expect((await linksOf('/blog/middle')).sort()).toEqual(
        [...ofJournal, '/blog/middle.md'].sort(),
      )
      expect((await linksOf('/blog/category/sleep')).sort()).toEqual(
        [...ofCategory, ...ofJournal].sort(),
      )
      expect(await linksOf('/products/magnesium')).toEqual(['/products/magnesium.md'])
    })

    it('have a new article at once, without drafts and what no search engine may list', async () => {
      const now = new Date(Date.now() - 1_000).toISOString()
      const hidden = { seo: { _type: 'seo', noIndex: true } }
      await stage.lake.client.create({ ...post('draft', 'A draft', now), _id: 'drafts.draft' })
      await stage.lake.client.create(post('hidden', 'The hidden', now, hidden))
      await stage.lake.client.create(post('fed', 'The fed & <b>]]>', now))
      for (const id of ['hidden', 'fed'])
        await announce(stage.site.url, {
          _id: id,
          _type: 'post',
          operation: 'create',
          slug: id,
          listChanged: true,
          mentions: [],
        })
      for (const path of [...listed('/blog'), ...listed('/blog/category/sleep'), '/llms.txt']) {
        const { html } = await stage.get(path)
        requireWellFormed(html, path)
        expect([path, html.includes('The fed')]).toEqual([path, true])
        for (const words of ['A draft', 'The hidden']) expect(html).not.toContain(words)
      }
      const { status, headers } = await stage.get('/blog/hidden.md')
      expect([status, headers.get('x-robots-tag')]).toEqual([200, 'noindex'])
      expect((await stage.get('/blog/draft.md')).status).toBe(404)
    })

    it('have a new price at once', async () => {
      const setPrice = async (price: number) => {
        await stage.lake.client.patch('magnesium').set({ 'variants[0].price': price }).commit()
        await announce(stage.site.url, { _id: 'magnesium', _type: 'product', slug: 'magnesium' })
      }
      const paths = [...listed('/blog'), ...listed('/blog/category/sleep'), '/blog/middle.md']
      for (const price of [33, 31]) {
        await setPrice(price)
        for (const path of [...paths, '/products/magnesium.md']) {
          const { html } = await stage.get(path)
          expect([path, html.includes(`€${price}.00`)]).toEqual([path, true])
        }
      }
    })

    it('have a scheduled article when its time has come, and not before', async () => {
      const due = Date.now() + SOON_MS
      await stage.lake.client.create(post('later', 'The later', new Date(due).toISOString()))
      const change = { _id: 'later', _type: 'post', slug: 'later', listChanged: true }
      await announce(stage.site.url, { ...change, operation: 'create', mentions: [] })
      const paths = [
        ...listed('/blog'),
        ...listed('/blog/category/sleep'),
        '/llms.txt',
        '/blog/later.md',
      ]
      const isShownAt = async (path: string) => (await stage.get(path)).html.includes('The later')
      await appearsWhenDue(
        due,
        Object.fromEntries(paths.map((path) => [path, () => isShownAt(path)])),
      )
    }, 40_000)

    it.each([
      '/blog/category/nothing/rss.xml',
      '/blog/author/iris-vale/rss.xml',
      '/blog/category/sleep/rss.xml/page/2',
      '/blog/nothing.md',
      '/products/nothing.md',
      '/blog/.md',
      '/blog/%E0%A4%A.md',
      '/markdown/blog/middle',
      '/about.md',
    ])('there is none at %s', async (path) => {
      const { status, text } = await stage.get(path)
      expect(status).toBe(404)
      expect(text).toContain('Nothing grows here')
    })
  })

  describe('Markdown', () => {
    it('is there of each article and product, with prices as they are now', async () => {
      const article = await stage.get('/blog/middle.md')
      expect(article.status).toBe(200)
      expect(article.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
      expect(article.headers.get('link')).toBe(`<${stage.site.url}/blog/middle>; rel="canonical"`)
      expect(article.html).toMatch(/^# The middle\n/)
      expect(article.html).toContain(`[Magnesium Complex](${stage.site.url}/products/magnesium)`)
      expect(article.html).toContain('€31.00 · In stock')
      const product = await stage.get('/products/magnesium.md')
      expect(product.html).toMatch(/^# Magnesium Complex\n/)
      expect(product.html).toContain('€31.00 · In stock')
    })

    it('is told from the page of the same content, by browsers too', async () => {
      const tags = await vi.waitFor(async () => {
        const paths = ['/blog/middle', '/blog/middle.md']
        const answers = await Promise.all(paths.map((path) => stage.get(path)))
        const etags = answers.map(({ headers }) => headers.get('etag'))
        expect(etags).not.toContain(null)
        return etags
      }, WAIT)
      expect(new Set(tags).size).toBe(2)
      const browser = { headers: { accept: 'text/html', 'accept-encoding': 'br' } }
      await vi.waitFor(async () => {
        for (const [path, start] of [
          ['/blog/middle', '<!DOCTYPE html>'],
          ['/blog/middle.md', '# '],
        ] as const) {
          const { headers, html } = await stage.get(path, browser)
          expect(headers.get('content-encoding')).toBe('br')
          expect(html.slice(0, start.length)).toBe(start)
        }
      }, WAIT)
    }, 40_000)

    it('leaves the address to a post whose own slug ends like it', async () => {
      const now = new Date(Date.now() - 1_000).toISOString()
      await stage.lake.client.create(post('readme', 'On readme', now, { slug: slug('middle.md') }))
      const change = { _id: 'readme', _type: 'post', slug: 'middle.md', listChanged: true }
      await announce(stage.site.url, { ...change, operation: 'create', mentions: [] })
      const page = await stage.get('/blog/middle.md')
      expect(page.headers.get('content-type')).toContain('text/html')
      expect(page.text).toContain('On readme')
      expect((await stage.get('/blog/middle.md.md')).html).toMatch(/^# On readme\n/)
      await stage.lake.client.delete('readme')
      await announce(stage.site.url, {
        ...change,
        operation: 'delete',
        previousSlug: 'middle.md',
        mentions: [],
      })
      expect((await stage.get('/blog/middle.md')).html).toMatch(/^# The middle\n/)
    })

    it('of everything is listed in llms.txt', async () => {
      const { status, headers, html } = await stage.get('/llms.txt')
      expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8'])
      expect(html).toMatch(/^# Mossrow & Daughters\n/)
      const [, ofSleep = ''] = html.split(/^## Sleep$/m)
      expect(ofSleep).toContain(
        `- [The middle](${stage.site.url}/blog/middle.md): The middle in a few words`,
      )
      const [, ofShop = ''] = html.split(/^## Shop$/m)
      expect(ofShop).toContain(`- [Magnesium Complex](${stage.site.url}/products/magnesium.md)`)
    })
  })
}

function listed(list: string): readonly string[] {
  return FEEDS.map(([file]) => `${list}/${file}`)
}
