import { describe, expect, it } from 'vitest'
import { pageRoute } from './page-route'

describe('pageRoute', () => {
  it.each([
    ['/', 'home'],
    ['/blog', 'posts:0:12'],
    ['/blog/', 'posts:0:12'],
    ['/blog/page/2', 'posts:12:24'],
    ['/blog/sleep-well', 'post:sleep-well'],
    ['/blog/category/sleep', 'category:sleep:0:12'],
    ['/blog/author/iris/page/3', 'author:iris:24:36'],
    ['/blog/tag/50%2F50', 'tag:50%2F50:0:12'],
    ['/products', 'products:0:24'],
    ['/products/caf%C3%A9', 'product:caf%C3%A9'],
    ['/about', 'page:about'],
    ['/index.html', 'page:index.html'],
    ['/sitemap.xml', 'sitemap'],
    ['/llms.txt', 'directory'],
    ['/blog/rss.xml', 'feed'],
    ['/blog/category/caf%C3%A9/feed.json', 'categoryFeed:caf%C3%A9'],
    ['/blog/tag/rss.xml', 'tag:rss.xml:0:12'],
  ])('%s shows %s', (path, key) => expect(pageRoute(path)?.request.key).toBe(key))

  it.each([
    '/a/b',
    '/blog/a/b',
    '/blog/page/2/x',
    '/blog/category/sleep/page',
    '/blog/category/sleep/page/2/x',
    '/blog/tag/a/b',
    '/blog/tag/a/rss.xml',
    '/blog/category/a/rss.xml/x',
    '/products/category/a/rss.xml',
    '/markdown/blog/a',
    '/%E0%A4%A',
  ])('%s is no page of content', (path) => expect(pageRoute(path)).toBeNull())

  it.each([
    '/blog/page/1',
    '/blog/tag/a/page/1',
    '/blog/page/0',
    '/products/page/x',
    '/blog/page/-2',
  ])('%s does not exist', async (path) => expect(await pageRoute(path)?.exists()).toBe(false))

  it.each([
    ['/blog/caf%C3%A9.md', 'post:caf%C3%A9.md', 'post:caf%C3%A9', '/markdown/blog/caf%C3%A9'],
    ['/products/a%2Fb.md', 'product:a%2Fb.md', 'product:a%2Fb', '/markdown/products/a%2Fb'],
    ['/blog/a.md.md', 'post:a.md.md', 'post:a.md', '/markdown/blog/a.md'],
  ])('%s shows %s, or else the Markdown of %s', (path, page, source, servedAt) => {
    const route = pageRoute(path)
    expect(route?.request.key).toBe(page)
    expect(route?.otherwise).toMatchObject({ request: { key: source }, servedAt, form: 'markdown' })
  })

  it('has the sitemap served as one of its files, which has no other address', () => {
    expect(pageRoute('/sitemap.xml')).toMatchObject({
      form: 'sitemap',
      servedAt: '/sitemap/index.xml',
    })
    expect(pageRoute('/sitemap/index.xml')).toBeNull()
  })

  it.each(['/blog/.md', '/blog/..md', '/blog/...md', '/blog/a.MD', '/blog/a', '/about.md'])(
    '%s is the Markdown of nothing',
    (path) => expect(pageRoute(path)?.otherwise).toBeUndefined(),
  )

  it.each([
    ['/og.png', 'home', '/card/home/all'],
    ['/blog/og.png', 'posts:0:12', '/card/posts/all'],
    ['/blog/caf%C3%A9/og.png', 'post:caf%C3%A9', '/card/post/caf%C3%A9'],
    ['/products/a%2Fb/og.png', 'product:a%2Fb', '/card/product/a%2Fb'],
    ['/about/og.png', 'page:about', '/card/page/about'],
    ['/blog/category/sleep/og.png', 'category:sleep:0:12', '/card/category/sleep'],
    ['/blog/author/iris/og.png', 'author:iris:0:12', '/card/author/iris'],
    ['/blog/tag/a%20b/og.png', 'tag:a%20b:0:12', '/card/tag/a%20b'],
  ])('%s is the picture of %s', (path, key, servedAt) => {
    const route = pageRoute(path)
    const card = route?.servedAt ? route : route?.otherwise
    expect(card).toMatchObject({ request: { key }, servedAt, form: 'card', isCompressed: true })
  })

  it.each([
    '/blog/page/2/og.png',
    '/blog/tag/a/page/2/og.png',
    '/sitemap.xml/og.png',
    '/blog/rss.xml/og.png',
    '/blog/a/og.png/og.png',
    '/a/b/og.png',
    '/card/post/a',
    '/%E0%A4%A/og.png',
  ])('%s is the picture of nothing', (path) => {
    const route = pageRoute(path)
    expect([route, route?.otherwise].filter((each) => each?.form === 'card')).toEqual([])
  })

  it('shows what leads on where nothing is asked, and what is found where something is', async () => {
    const search = (params: string) => pageRoute('/search', new URLSearchParams(params))
    expect(search('')?.request.key).toBe('searchGuide')
    expect(search('q=Tea+time&page=2')?.request.key).toBe('search:tea%20time:tea*%20time*:12:24')
    expect(search(`q=${'x'.repeat(201)}`)).toMatchObject({ status: 400, isDynamic: true })
    for (const page of ['0', '-1', 'abc', '1.5'])
      expect(await search(`q=tea&page=${page}`)?.exists()).toBe(false)
  })

  it('tells the forms of a feed apart', () => {
    const forms = ['rss.xml', 'atom.xml', 'feed.json'].map(
      (file) => pageRoute(`/blog/${file}`)?.form,
    )
    expect(forms).toEqual(['rss', 'atom', 'json'])
  })
})
