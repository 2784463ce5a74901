import { describe, expect, it } from 'vitest'
import { paragraph, post } from '../../../../packages/content/test/support/fixture'
import { announce } from '../support/announce'
import { appearsWhenDue, SOON_MS } from '../support/appears-when-due'
import type { Stage } from './stage'

const MARKUP = '<img src=x onerror=alert(1)>'

/** The search as it is served, without any script. */
export function search(stage: Stage): void {
  const find = (query: string, rest = '') =>
    stage.get(`/search?q=${encodeURIComponent(query)}${rest}`)
  const ask = async (query: string) => {
    const answer = await stage.get(`/api/search?q=${encodeURIComponent(query)}`)
    return { ...answer, body: JSON.parse(answer.html) }
  }

  describe('the search', () => {
    it('shows what it found, with the words marked, in the page itself', async () => {
      const { status, html, text } = await find('magnes')
      expect(status).toBe(200)
      expect(html).toContain('<mark>Magnesium</mark> Complex')
      expect(text).toContain('€31.00')
      expect(html).toContain('value="magnes"')
      expect(html).toMatch(/<meta name="robots" content="noindex, follow"/)
      // What a script would have to put in its place stands in no template and in nothing hidden.
      expect(html).not.toMatch(/<div hidden="" id="S:|<template id="B:/)
      expect(html.indexOf('<title>magnes ·')).toBeLessThan(html.indexOf('</head>'))
    })

    it('is a link in every page, and the graph tells how it is asked', async () => {
      for (const path of ['/', '/blog/middle', '/products/magnesium', '/nothing/here'])
        expect((await stage.get(path)).html).toMatch(/<a href="\/search"/)
      expect((await stage.get('/')).html).toContain(
        `${stage.site.url}/search?q={search_term_string}`,
      )
      const robots = (await stage.get('/robots.txt')).html
      expect(robots).toContain('Disallow: /api/')
      expect(robots).not.toContain('/search')
      expect((await stage.get('/sitemap.xml')).html).not.toContain('/search')
    })

    it('offers another spelling and ways on where nothing is found', async () => {
      const { status, html, text } = await find('magnesum complx')
      expect(status).toBe(200)
      expect(text).toContain('Nothing grows under that name')
      expect(html).toContain('href="/search?q=magnesium+complex"')
      expect(html).toContain('href="/blog/category/sleep"')
      expect(html).toContain('href="/blog/newest"')
      expect((await find('xyzzy')).text).not.toContain('Did you mean')
    })

    it.each(['/search', '/search?q=', '/search?q=%20&page=1'])(
      '%s asks what to look for',
      async (path) => {
        const { status, html, text } = await stage.get(path)
        expect(status).toBe(200)
        expect(text).not.toContain('Nothing grows')
        expect(html).toContain('href="/blog/category/sleep"')
        expect(html).toMatch(/<meta name="robots" content="noindex, follow"/)
      },
    )

    it.each(['0', '-1', '2', '9999', 'abc', '1e9', '%00'])('has no page %s', async (page) => {
      const { status, text } = await find('magnesium', `&page=${page}`)
      expect(status).toBe(404)
      expect(text).toContain('Nothing grows here')
    })

    it('goes on where one page does not hold all', async () => {
      const now = Date.now()
      const transaction = stage.lake.client.transaction()
      for (let i = 0; i < 14; i++)
        transaction.create(
          post(`fennel-${i}`, `Fennel & seed ${i}`, new Date(now - 1e9 - i).toISOString()),
        )
      await transaction.commit()
      await announce(stage.site.url, { _id: 'fennel-0', _type: 'post', operation: 'create' })
      const first = await find('fennel seed')
      expect(first.text).toContain('14 results')
      expect(first.html.match(/href="\/blog\/fennel-\d+"/g)).toHaveLength(12)
      expect(first.html).toContain('href="/search?q=fennel+seed&amp;page=2"')
      const second = await find('fennel seed', '&page=2')
      expect(second.status).toBe(200)
      expect(second.html.match(/href="\/blog\/fennel-\d+"/g)).toHaveLength(2)
      expect(second.html).toContain('rel="prev"')
      expect((await find('fennel seed', '&page=3')).status).toBe(404)
      const remove = stage.lake.client.transaction()
      for (let i = 0; i < 14; i++) remove.delete(`fennel-${i}`)
      await remove.commit()
      await announce(stage.site.url, { _id: 'fennel-0', _type: 'post', operation: 'delete' })
      expect((await find('fennel seed')).text).toContain('Nothing found')
    })

    it('puts nothing of a question into the page but its text', async () => {
      for (const query of [MARKUP, `"${MARKUP}`, '</title></script><script>alert(1)</script>']) {
        const { status, html, text } = await find(query)
        expect(status).toBe(200)
        expect(html).not.toContain('<img src=x')
        expect(html).not.toContain('<script>alert')
        expect(text).toContain('Nothing grows under that name')
      }
    })

    it.each(['***', '"', '-', '\u0000', '“”'])('takes %j for no word', async (query) => {
      const { status, text } = await find(query)
      expect(status).toBe(200)
      expect(text).not.toMatch(/[1-9]\d* results?/)
    })

    it('has a policy that lets its own scripts run, for each question anew', async () => {
      const browser = { headers: { accept: 'text/html' } }
      for (const query of ['magnes', 'a'.repeat(10_000)]) {
        const page = await stage.get(`/search?q=${query}`, browser)
        const policy = page.headers.get('content-security-policy')
        // The script in <head>, and what hydrates the page.
        expect(policy).toMatch(/script-src 'self' 'sha256-[^']+' 'sha256-[^']+';/)
        expect(page.headers.get('etag')).toBeNull()
        expect([page.status, page.html.includes('<mark>Magnesium</mark>')]).toEqual(
          query === 'magnes' ? [200, true] : [400, false],
        )
      }
    })

    it('says so when a question is too long', async () => {
      const { status, text } = await find('a'.repeat(10_000))
      expect(status).toBe(400)
      expect(text).toContain('That is a long question')
      expect(text).not.toContain('aaaaaaaaaa')
      const { status: apiStatus, body } = await ask('a'.repeat(10_000))
      expect(apiStatus).toBe(400)
      expect(body).toEqual({ error: 'The parameter q is longer than 200 characters.' })
    })

    it('answers the dialog', async () => {
      const { status, headers, body } = await ask('magnes')
      expect(status).toBe(200)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(body).toMatchObject({ query: 'magnes', href: '/search?q=magnes', suggestion: null })
      expect(body.products[0]).toMatchObject({
        href: '/products/magnesium',
        note: '€31.00',
        title: [
          { text: 'Magnesium', found: true },
          { text: ' Complex', found: false },
        ],
      })
      expect((await ask('magnesum')).body).toMatchObject({ total: 0, suggestion: 'magnesium' })
      for (const path of ['/api/search', '/api/search?q=%20']) {
        const missing = await stage.get(path)
        expect(missing.status).toBe(400)
        expect(JSON.parse(missing.html).error).toContain('is missing')
      }
      expect((await stage.get('/api/search?q=a', { method: 'POST' })).status).toBe(405)
    })

    it('has who searches too often wait, and nobody else', async () => {
      const from = (client: string) => ({ headers: { 'x-forwarded-for': client } })
      /** The last answer to so many requests of one client, a few at a time. */
      const last = async (path: string, requests: number) => {
        for (let left = requests; left > 0; left -= 40)
          await Promise.all(
            Array.from({ length: Math.min(left, 40) }, () => stage.get(path, from('203.0.113.7'))),
          )
        return stage.get(path, from('203.0.113.7'))
      }
      const page = await last('/search?q=magnes', 120)
      expect(page.status).toBe(429)
      expect(page.text).toContain('One jar at a time')
      expect(page.html).toContain('rel="stylesheet"')
      expect(page.headers.get('cache-control')).toBe('no-store')
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
      const answer = await last('/api/search?q=magnes', 600)
      expect(answer.status).toBe(429)
      expect(JSON.parse(answer.html)).toEqual({ error: expect.stringContaining('too often') })
      for (const { headers } of [page, answer]) {
        const seconds = Number(headers.get('retry-after'))
        expect(seconds).toBeGreaterThan(0)
        expect(seconds).toBeLessThanOrEqual(60)
      }
      for (const path of ['/search?q=magnes', '/api/search?q=magnes'])
        expect((await stage.get(path, from('203.0.113.8'))).status).toBe(200)
      expect((await stage.get('/search', from('203.0.113.7'))).status).toBe(200)
    }, 60_000)

    it('knows a word that an edit brings anywhere, and no draft', async () => {
      expect((await find('quicksilver')).text).toContain('Nothing found')
      await stage.lake.client.create({
        ...post('q', 'Quicksilver', new Date(Date.now() - 1_000).toISOString()),
        _id: 'drafts.quick',
      })
      const change = { _id: 'newest', _type: 'post', slug: 'newest', listChanged: false }
      const write = async (words: string) => {
        await stage.lake.client
          .patch('newest')
          .set({ body: [paragraph('p1', words)] })
          .commit()
        await announce(stage.site.url, { ...change, operation: 'update', mentions: [] })
      }
      await write('A word on quicksilver.')
      const { text, html } = await find('quicksilver')
      expect(text).toContain('1 result for')
      expect(html).toContain('href="/blog/newest"')
      expect((await ask('quicksilver')).body.total).toBe(1)
      await write('The newest begins here.')
      expect((await find('quicksilver')).text).toContain('Nothing found')
      await stage.lake.client.delete('drafts.quick')
    })

    it('finds a scheduled article when its time has come, and not before', async () => {
      const due = Date.now() + SOON_MS
      await stage.lake.client.create(post('borage', 'Borage', new Date(due).toISOString()))
      const change = { _id: 'borage', _type: 'post', slug: 'borage', listChanged: true }
      await announce(stage.site.url, { ...change, operation: 'create', mentions: [] })
      await appearsWhenDue(due, {
        page: async () => (await find('borage')).html.includes('href="/blog/borage"'),
        dialog: async () => (await ask('borage')).body.total > 0,
      })
      await stage.lake.client.delete('borage')
      await announce(stage.site.url, { ...change, operation: 'delete', mentions: [] })
    }, 40_000)
  })
}
