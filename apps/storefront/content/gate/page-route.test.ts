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
  ])('%s shows %s', (path, key) => expect(pageRoute(path)?.request.key).toBe(key))

  it.each([
    '/a/b',
    '/blog/a/b',
    '/blog/page/2/x',
    '/blog/category/sleep/page',
    '/blog/category/sleep/page/2/x',
    '/blog/tag/a/b',
    '/%E0%A4%A',
  ])('%s is no page of content', (path) => expect(pageRoute(path)).toBeNull())

  it.each([
    '/blog/page/1',
    '/blog/tag/a/page/1',
    '/blog/page/0',
    '/products/page/x',
    '/blog/page/-2',
  ])('%s does not exist', async (path) => expect(await pageRoute(path)?.exists()).toBe(false))
})
