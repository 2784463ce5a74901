import { describe, expect, it } from 'vitest'
import { decoded } from './decoded.ts'
import { hrefFor, tagHref } from './href-for.ts'
import { paginate } from './pagination.ts'
import { safeHref } from './safe-href.ts'

describe('hrefFor', () => {
  it.each([
    [{ _type: 'post', slug: 'a' }, '/blog/a'],
    [{ _type: 'product', slug: 'b' }, '/products/b'],
    [{ _type: 'page', slug: 'ü/x' }, '/%C3%BC%2Fx'],
    [{ _type: 'home' }, '/'],
    [{ _type: 'page', slug: 'half \ud83c' }, '/half%20%EF%BF%BD'],
    [{ _type: 'person', slug: 'iris' }, '/blog/author/iris'],
    [{ _type: 'category', slug: 'sleep' }, '/blog/category/sleep'],
    [{ _type: 'settings', slug: 'a' }, null],
    [{ _type: 'post', slug: null }, null],
    [{ _type: 'post', slug: '..' }, null],
    [{ _type: 'page', slug: '.' }, null],
    [{ _type: 'page', slug: '...' }, '/...'],
  ])('%j leads to %s', (document, href) => expect(hrefFor(document)).toBe(href))
})

describe('tagHref', () => {
  it.each([
    ['magnesium', '/blog/tag/magnesium'],
    ['Evening routine', '/blog/tag/evening-routine'],
    ['50/50 ü', '/blog/tag/50%2F50-%C3%BC'],
  ])('%s stands at %s', (tag, href) => expect(tagHref(tag)).toBe(href))
})

describe('safeHref', () => {
  it.each(['/blog', '#notes', 'https://example.org/', 'mailto:a@b.example', ' /trimmed'])(
    'allows %s',
    (href) => expect(safeHref(href)).toBe(href.trim()),
  )
  it.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    '//elsewhere.example',
    '/\\elsewhere',
    '/\t/elsewhere.example',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'blog',
  ])('refuses %s', (href) => expect(safeHref(href)).toBeNull())
})

describe('paginate', () => {
  it('has one page when there is nothing', () => {
    expect(paginate('/blog', 1, 0, 12)).toEqual({
      page: 1,
      pages: 1,
      previousHref: null,
      nextHref: null,
    })
  })
  it('links the pages, the first at the index itself', () => {
    expect(paginate('/blog', 2, 25, 12)).toMatchObject({
      pages: 3,
      previousHref: '/blog',
      nextHref: '/blog/page/3',
    })
  })
  it.each([0, 4, 1.5, Number.NaN])('has no page %s of three', (page) => {
    expect(paginate('/blog', page, 25, 12)).toBeNull()
  })
})

describe('decoded', () => {
  it('reads a part of an address, and nothing that is none', () => {
    expect(decoded('caf%C3%A9%2F')).toBe('café/')
    expect(decoded('/caf%C3%A9%2F', decodeURI)).toBe('/café%2F')
    expect([decoded('%E0%A4%A'), decoded('100%')]).toEqual([null, null])
  })
})
