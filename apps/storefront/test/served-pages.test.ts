import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { item, post, product, seedFixture } from '../../../packages/content/test/support/fixture'
import {
  type LakeProcess,
  startLakeProcess,
} from '../../../packages/content/test/support/lake-process'
import { announce } from './support/announce'
import { buildSite, type SiteProcess } from './support/site-process'

const BUILD_TIMEOUT_MS = 600_000

const WAIT = { timeout: 15_000, interval: 200 }

let lake: LakeProcess
let site: SiteProcess

async function get(path: string, init: RequestInit = {}) {
  const response = await fetch(`${site.url}${path}`, { redirect: 'manual', ...init })
  const html = await response.text()
  // What a reader sees without running any script.
  const text = html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<!--.*?-->/g, '')
    .replace(/<[^>]+>/g, ' ')
  return { status: response.status, headers: response.headers, html, text }
}

beforeAll(async () => {
  lake = await startLakeProcess()
  site = await buildSite(lake)
  await site.start()
}, BUILD_TIMEOUT_MS)

afterAll(async () => {
  await site?.stop()
  await lake?.stop()
})

describe('built from an empty dataset', () => {
  it.each([
    ['/', 'Everything here is still in the ground'],
    ['/blog', 'The first issue is at the printer’s'],
    ['/products', 'The shelves are being filled'],
  ])('%s has its empty state', async (path, title) => {
    const { status, html } = await get(path)
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
    '/error/unavailable',
    '/copy/br/none',
  ])('%s is a real 404 with the designed page in the HTML itself', async (path) => {
    const { status, text } = await get(path)
    expect(status).toBe(404)
    expect(text).toContain('Nothing grows here')
  })

  it('serves a page that is asked for again from the cache, and lets browsers ask whether it holds', async () => {
    await get('/products')
    const { headers } = await get('/products')
    expect(headers.get('x-nextjs-cache')).toBe('HIT')
    expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    const etag = await vi.waitFor(async () => {
      const current = (await get('/products')).headers.get('etag')
      expect(current).not.toBeNull()
      return current ?? ''
    }, WAIT)
    const again = await get('/products', { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
    expect(again.html).toBe('')
  }, 20_000)

  it('sends a compressed copy to browsers, made once, and its own form to the router', async () => {
    const ask = (headers: Record<string, string>) => get('/products', { headers })
    const browser = { accept: 'text/html,*/*;q=0.8', 'accept-encoding': 'gzip, br' }
    const copy = await vi.waitFor(async () => {
      const sent = await ask(browser)
      expect(sent.headers.get('content-encoding')).toBe('br')
      return sent
    }, WAIT)
    const rendered = await ask({ accept: '*/*', 'accept-encoding': 'identity' })
    expect(rendered.headers.get('content-encoding')).toBeNull()
    expect(copy.html).toBe(rendered.html)
    for (const name of ['etag', 'cache-control', 'content-type', 'content-security-policy', 'link'])
      expect(copy.headers.get(name)).toBe(rendered.headers.get(name))
    expect(copy.headers.get('vary')).toMatch(/\brsc\b.*accept-encoding/i)
    const gzipped = await ask({ ...browser, 'accept-encoding': 'gzip' })
    expect(gzipped.headers.get('content-encoding')).toBe('gzip')
    expect(gzipped.html).toBe(rendered.html)
    const tree = await get('/products', {
      redirect: 'follow',
      headers: { rsc: '1', accept: '*/*', 'accept-encoding': 'br' },
    })
    expect(tree.headers.get('content-type')).toContain('text/x-component')
  }, 20_000)

  it('has icons of its own', async () => {
    for (const path of ['/favicon.ico', '/icon.svg', '/apple-icon.png']) {
      const { status, headers } = await get(path)
      expect(status).toBe(200)
      expect(headers.get('content-type')).toMatch(/^image\//)
    }
  })

  it('says how it is', async () => {
    expect(JSON.parse((await get('/healthz')).html)).toEqual({ status: 'ok', content: 'reachable' })
  })
})

describe('started again after content came', () => {
  beforeAll(async () => {
    await site.stop()
    await seedFixture(lake.client)
    await site.start()
  }, 120_000)

  it('shows the content on the first request, though nobody announced it', async () => {
    expect((await get('/blog')).text).toContain('The newest')
    expect((await get('/')).text).toContain('The middle')
    const article = await get('/blog/middle')
    expect(article.status).toBe(200)
    expect(article.text).toContain('€24.50')
  })

  it('links article and product both ways', async () => {
    expect((await get('/blog/middle')).html).toContain('href="/products/magnesium"')
    expect((await get('/products/magnesium')).html).toContain('href="/blog/middle"')
  })

  it('describes pages to machines', async () => {
    const { html } = await get('/blog/middle')
    expect(html).toContain('<title>The middle · Mossrow</title>')
    expect(html).toContain(`<link rel="canonical" href="${site.url}/blog/middle"`)
    expect(html).toMatch(/property="og:image" content="[^"]+\/images\/vitrine\/production\//)
    const [, json = '{}'] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html) ?? []
    expect(JSON.parse(json)).toMatchObject({
      '@type': 'Article',
      author: { name: 'Iris Vale' },
      mentions: [{ name: 'Magnesium Complex' }, { name: 'Vitamin D3 with K2' }],
    })
    const sitemap = await get('/sitemap.xml')
    expect(sitemap.html).toContain(`${site.url}/products/magnesium`)
    expect(sitemap.html).not.toContain('scheduled')
  })

  it('follows redirects that editors made', async () => {
    const { status, headers } = await get('/old')
    expect(status).toBe(308)
    expect(headers.get('location')).toBe('/blog/middle')
  })

  it('follows redirects of any depth and letters, out of the site too, but never in a circle', async () => {
    const redirects = {
      '/2019/05/old.html': '/blog/middle',
      '/café': 'https://example.org/café',
      '/around': `${site.url}/about-face?again`,
      '/about-face': '/around',
      '/itself': '/itself#top',
      '/harmful': 'mailto:a@b.example',
      '/to-a-page-with-a-leftover': '/blog/middle',
      '/blog/middle': '/to-a-page-with-a-leftover',
    }
    for (const [index, [source, destination]] of Object.entries(redirects).entries())
      await lake.client.create({ _id: `r${index}`, _type: 'redirect', source, destination })
    await announce(site.url, { _id: 'r0', _type: 'redirect', listChanged: true })
    const to = async (path: string) => (await get(path)).headers.get('location')
    expect(await to('/2019/05/old.html')).toBe('/blog/middle')
    expect(await to('/caf%C3%A9')).toBe('https://example.org/caf%C3%A9')
    expect(await to('/to-a-page-with-a-leftover')).toBe('/blog/middle')
    for (const path of ['/around', '/about-face', '/itself', '/harmful'])
      expect((await get(path)).status).toBe(404)
    expect(site.log()).toContain('redirect.circle')
  })
})

describe('a publish', () => {
  it('shows a new price in the article and on the product page with the next request, and touches no other page', async () => {
    const etag = await vi.waitFor(async () => {
      const current = (await get('/blog/middle')).headers.get('etag')
      expect(current).not.toBeNull()
      return current ?? ''
    }, WAIT)
    await get('/blog/oldest')
    await get('/blog/oldest')
    await lake.client.patch('magnesium').set({ 'variants[0].price': 31 }).commit()
    await announce(site.url, { _id: 'magnesium', _type: 'product', slug: 'magnesium' })
    const changed = await get('/blog/middle', { headers: { 'if-none-match': etag } })
    expect(changed.status).toBe(200)
    expect(changed.text).toContain('€31.00')
    const page = { headers: { accept: 'text/html', 'accept-encoding': 'br' } }
    expect((await get('/products/magnesium', page)).text).toContain('€31.00')
    expect((await get('/blog/oldest')).headers.get('x-nextjs-cache')).toBe('HIT')
  }, 20_000)

  it('reaches a new post at once, in lists, beside its neighbours and on its product', async () => {
    await lake.client.create({
      ...post('fresh', 'A draft', '2020-01-01T00:00:00Z'),
      _id: 'drafts.fresh',
    })
    expect((await get('/blog/fresh')).status).toBe(404)
    await lake.client.create(
      post('fresh', 'The fresh', new Date(Date.now() - 1_000).toISOString(), {
        featuredProducts: [item('magnesium')],
      }),
    )
    await announce(site.url, {
      _id: 'fresh',
      _type: 'post',
      operation: 'create',
      slug: 'fresh',
      listChanged: true,
      mentions: ['magnesium'],
    })
    expect((await get('/blog/fresh')).status).toBe(200)
    expect((await get('/blog')).text).toContain('The fresh')
    expect((await get('/blog/newest')).html).toContain('href="/blog/fresh"')
    expect((await get('/products/magnesium')).html).toContain('href="/blog/fresh"')
  })

  it('takes a post down with a 404 while its product stands', async () => {
    await lake.client.delete('fresh')
    await announce(site.url, {
      _id: 'fresh',
      _type: 'post',
      operation: 'delete',
      previousSlug: 'fresh',
      listChanged: true,
      mentions: ['magnesium'],
    })
    const gone = await get('/blog/fresh')
    expect(gone.status).toBe(404)
    expect(gone.text).toContain('Nothing grows here')
    const shelf = await get('/products/magnesium')
    expect(shelf.status).toBe(200)
    expect(shelf.html).not.toContain('href="/blog/fresh"')
    expect((await get('/blog')).text).not.toContain('The fresh')
  })

  it('moves a post to its new address', async () => {
    await lake.client
      .patch('oldest')
      .set({ slug: { _type: 'slug', current: 'eldest' } })
      .commit()
    await announce(site.url, {
      _id: 'oldest',
      _type: 'post',
      slug: 'eldest',
      previousSlug: 'oldest',
      listChanged: true,
      mentions: [],
    })
    expect((await get('/blog/eldest')).status).toBe(200)
    expect((await get('/blog/oldest')).status).toBe(404)
    expect((await get('/blog/middle')).html).toContain('href="/blog/eldest"')
  })

  it('changes the frame of every page with the settings', async () => {
    await lake.client.patch('settings').set({ title: 'Mossrow & Daughters' }).commit()
    await announce(site.url, { _id: 'settings', _type: 'settings' })
    expect((await get('/blog/newest')).html).toContain(
      '<title>The newest · Mossrow &amp; Daughters</title>',
    )
    expect((await get('/nowhere')).html).toContain('Mossrow &amp; Daughters')
  })

  it('is believed only when it is signed', async () => {
    const call = (headers: Record<string, string>) =>
      fetch(`${site.url}/api/revalidate`, { method: 'POST', body: '{}', headers })
    expect((await call({})).status).toBe(401)
    expect((await call({ 'sanity-webhook-signature': 't=1700000000000,v1=AAAA' })).status).toBe(401)
  })
})

describe('a post scheduled for later', () => {
  it('is hidden until its time and then appears by itself', async () => {
    const due = Date.now() + 4_000
    await lake.client.create(post('timed', 'The timed', new Date(due).toISOString()))
    await announce(site.url, {
      _id: 'timed',
      _type: 'post',
      operation: 'create',
      slug: 'timed',
      listChanged: true,
      mentions: [],
    })
    expect((await get('/blog/timed')).status).toBe(404)
    expect((await get('/blog')).text).not.toContain('The timed')
    await vi.waitFor(async () => expect((await get('/blog/timed')).status).toBe(200), WAIT)
    expect(Date.now()).toBeGreaterThanOrEqual(due)
    expect((await get('/blog')).text).toContain('The timed')
  }, 20_000)
})

describe('content that does not fit', () => {
  it('is left out, and the log names the document', async () => {
    await lake.client.createOrReplace({
      ...product('crooked', 'Crooked', 5),
      gallery: 'no pictures',
      ingredients: [{ _key: 'i', name: 7 }],
    })
    await announce(site.url, {
      _id: 'crooked',
      _type: 'product',
      operation: 'create',
      slug: 'crooked',
      listChanged: true,
    })
    const { status, text } = await get('/products/crooked')
    expect(status).toBe(200)
    expect(text).toContain('Crooked')
    expect(site.log()).toMatch(
      /"event":"content\.omitted","document":"crooked","field":"ingredients\[.*\]\.name"/,
    )
    expect(site.log()).toMatch(/"event":"content\.omitted","document":"crooked","field":"gallery"/)
  })
})

describe('while the lake is down', () => {
  beforeAll(async () => {
    await get('/blog/middle')
    await lake.pause()
  })

  it('keeps serving what it has', async () => {
    expect((await get('/blog/middle')).status).toBe(200)
    expect((await get('/')).status).toBe(200)
    expect(JSON.parse((await get('/healthz')).html)).toMatchObject({ status: 'ok' })
  })

  it('keeps serving a page whose content has changed but cannot be read', async () => {
    await announce(site.url, { _id: 'middle', _type: 'post', slug: 'middle', listChanged: true })
    const { status, text } = await get('/blog/middle')
    expect(status).toBe(200)
    expect(text).toContain('The middle')
  })

  it('answers 503 for what it does not have, with the designed page and when to come again', async () => {
    const { status, headers, html, text } = await get('/blog/never-asked-for')
    expect(status).toBe(503)
    expect(headers.get('retry-after')).toBe('5')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(text).toContain('The content is resting')
    expect(html).toContain('rel="stylesheet"')
    expect(html).not.toContain('<script')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('serves the pages of the build after a restart, and 503 for others', async () => {
    await site.stop()
    await site.start()
    expect((await get('/products')).status).toBe(200)
    expect((await get('/blog/middle')).status).toBe(503)
  }, 60_000)

  it('recovers by itself', async () => {
    await lake.resume()
    await vi.waitFor(async () => expect((await get('/blog/middle')).status).toBe(200), WAIT)
    expect((await get('/products')).text).toContain('Magnesium Complex')
    expect((await get('/blog/never-asked-for')).status).toBe(404)
  }, 60_000)
})
