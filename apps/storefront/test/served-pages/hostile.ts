import { parse } from 'parse5'
import { beforeAll, describe, expect, it } from 'vitest'
import { item, post, product, reference } from '../../../../packages/content/test/support/fixture'
import { announce } from '../support/announce'
import { elements } from '../support/elements'
import { requireWellFormed } from '../support/well-formed'
import { brokenBlocks, giantBodies, HARMFUL_LINKS, hostileBlocks, MARKUP } from './hostile-blocks'
import { expectOwnScripts } from './policy'
import type { Stage } from './stage'

const LONG_AGO = '2020-01-01T00:00:00Z'
const FAQ = [{ _key: 'q', _type: 'faqItem', question: MARKUP, answer: MARKUP }]

/** Documents written by somebody who wants to harm readers, or to break the site. */
export function hostile(stage: Stage): void {
  const publish = async (document: { _id: string; _type: string; [field: string]: unknown }) => {
    await stage.lake.client.createOrReplace(document)
    await announce(stage.site.url, {
      _id: document._id,
      _type: document._type,
      slug: document._id,
      operation: 'create',
      listChanged: true,
      mentions: [],
    })
  }
  const open = (path: string) => stage.get(path, { headers: { accept: 'text/html' } })

  describe('hostile documents', () => {
    beforeAll(async () => {
      const now = new Date(Date.now() - 1_000).toISOString()
      await publish({
        ...product('harmful-thing', MARKUP, 5, { tagline: MARKUP, faq: FAQ, directions: MARKUP }),
        purchase: {
          _type: 'purchase',
          kind: 'external',
          url: 'javascript:alert(1)',
          label: MARKUP,
        },
      })
      await publish(
        post('harmful', MARKUP, now, {
          excerpt: MARKUP,
          tags: [MARKUP],
          body: [
            ...hostileBlocks(),
            { _type: 'productCard', _key: 'c', product: reference('harmful-thing') },
          ],
          featuredProducts: [item('harmful-thing')],
          citations: HARMFUL_LINKS.map((url, index) => ({
            _key: `s${index}`,
            _type: 'citation',
            title: MARKUP,
            url,
          })),
        }),
      )
    }, 60_000)

    it.each([
      '/blog/harmful',
      '/products/harmful-thing',
      '/blog',
      '/products',
      '/',
      '/blog/category/sleep',
    ])('%s holds their texts, and nothing of them that runs', async (path) => {
      const page = await open(path)
      expect(page.status).toBe(200)
      expectHarmless(page.html)
      expectOwnScripts(page)
      expect(page.html).toContain('&lt;/script&gt;&lt;img src=x')
    })

    it.each([
      '/blog/rss.xml',
      '/blog/atom.xml',
      '/blog/feed.json',
      '/blog/category/sleep/rss.xml',
      '/sitemap.xml',
    ])('%s stays well formed', async (path) => {
      const { status, html } = await stage.get(path)
      expect(status).toBe(200)
      requireWellFormed(html, path)
      expect(html).not.toMatch(/(?:href|url)[=":\s]+["']?\s*(?:javascript|vbscript|data):/i)
    })

    it.each(['/blog/harmful.md', '/products/harmful-thing.md', '/llms.txt'])(
      '%s links nothing that runs',
      async (path) => {
        const { status, html } = await stage.get(path)
        expect(status).toBe(200)
        expect(html).not.toMatch(/(?<!\\)\]\(\s*<?\s*(?:javascript|vbscript|data):/i)
      },
    )

    it.each(brokenBlocks())(
      'a body with %s is shown without it',
      async (_, body) => {
        await publish(post('broken', 'Broken by design', LONG_AGO, { body }))
        const page = await open('/blog/broken')
        expect(page.status).toBe(200)
        expect(page.text).toContain('Broken by design')
        expectHarmless(page.html)
        for (const path of ['/blog/broken.md', '/blog', '/blog/rss.xml'])
          expect([path, (await stage.get(path)).status]).toEqual([path, 200])
        requireWellFormed((await stage.get('/blog/rss.xml')).html, 'rss.xml')
      },
      30_000,
    )

    it.each(giantBodies())(
      '%s is a page like any other, and troubles none',
      async (_, body) => {
        await publish(post('giant', 'A giant', LONG_AGO, { body }))
        const page = await open('/blog/giant')
        expect(page.status).toBe(200)
        expect(page.text).toContain('A giant')
        expect(page.text).toContain('The last words')
        expectOwnScripts(page)
        expect(page.headers.get('content-security-policy')?.length).toBeLessThan(4_000)
        expect((await stage.get('/blog/giant.md')).html).toContain('The last words')
        expect((await open('/blog/middle')).status).toBe(200)
        requireWellFormed((await stage.get('/blog/atom.xml')).html, 'atom.xml')
      },
      60_000,
    )
  })
}

const ADDRESSES = ['href', 'src', 'action', 'formaction', 'srcset', 'xlink:href', 'poster']

function expectHarmless(html: string): void {
  for (const { name, attributes } of elements(parse(html))) {
    expect(['iframe', 'object', 'embed', 'base', 'math']).not.toContain(name)
    for (const [attribute, value] of Object.entries(attributes)) {
      expect(attribute).not.toMatch(/^on|^srcdoc$/)
      if (!ADDRESSES.includes(attribute)) continue
      // As a browser reads an address: without spaces and controls.
      expect(value.replace(/[\p{Cc}\s]/gu, '')).not.toMatch(/^(?:javascript|vbscript|data):/i)
    }
    if (name === 'script' && attributes.type === 'application/ld+json') continue
    if (name === 'img') expect(attributes.src).not.toBe('x')
  }
  for (const { text } of elements(parse(html)).filter(
    ({ attributes }) => attributes.type === 'application/ld+json',
  ))
    JSON.parse(text)
}
