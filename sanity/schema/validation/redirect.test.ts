import { describe, expect, it } from 'vitest'
import {
  checkRedirectChain,
  checkRedirectDestination,
  checkRedirectLoop,
  checkRedirectSource,
  normalizePath,
} from './redirect.ts'

describe('normalizePath', () => {
  it.each([
    ['/a/', '/a'],
    ['/a?x=1', '/a'],
    ['/a/#top', '/a'],
    ['/', '/'],
    ['//', '/'],
  ])('%s is %s', (path, normal) => expect(normalizePath(path)).toBe(normal))
})

describe('checkRedirectSource', () => {
  it.each([undefined, '/old-post', '/blog/old', '/2019/03/01/a.html'])('accepts %s', (source) =>
    expect(checkRedirectSource(source)).toBe(true),
  )

  it.each([
    ['old-post', 'single slash'],
    ['//evil.example', 'single slash'],
    ['https://mossrow.example/a', 'single slash'],
    ['/a b', 'spaces'],
    ['/a?b=1', '“?”'],
    ['/blog/:slug', 'Patterns'],
    ['/', 'home page'],
    ['/api/revalidate', 'itself'],
    ['/a/', 'Leave out the slash'],
  ])('refuses %s', (source, hint) => expect(checkRedirectSource(source)).toContain(hint))
})

describe('checkRedirectDestination', () => {
  it('accepts a path or an http(s) address', () => {
    expect(checkRedirectDestination('/blog/new?x=1#y')).toBe(true)
    expect(checkRedirectDestination('https://mossrow.example')).toBe(true)
  })

  it('refuses mail, scripts and half addresses', () => {
    expect(checkRedirectDestination('mailto:a@b.example')).toContain('e-mail')
    expect(checkRedirectDestination('javascript:alert(1)')).not.toBe(true)
    expect(checkRedirectDestination('blog/new')).not.toBe(true)
  })
})

describe('checkRedirectLoop', () => {
  it('finds a redirect to itself, whatever the slash or the query', () => {
    expect(checkRedirectLoop({ source: '/a', destination: '/a/?b' }, [])).toBe(
      'This would go in a circle: /a → /a.',
    )
  })

  it('finds a loop through others', () => {
    const others = [
      { source: '/b', destination: '/c/' },
      { source: '/c', destination: '/a' },
    ]
    expect(checkRedirectLoop({ source: '/a', destination: '/b' }, others)).toContain(
      '/a → /b → /c → /a',
    )
  })

  it('does not hang on a loop among the others', () => {
    const others = [
      { source: '/b', destination: '/c' },
      { source: '/c', destination: '/b' },
    ]
    expect(checkRedirectLoop({ source: '/a', destination: '/b' }, others)).toBe(true)
  })

  it('finds a second redirect from the same path', () => {
    expect(
      checkRedirectLoop({ source: '/a', destination: '/b' }, [
        { source: '/a/', destination: '/c' },
      ]),
    ).toContain('already')
  })

  it('ignores others that are not finished', () => {
    expect(checkRedirectLoop({ source: '/a', destination: '/b' }, [{ source: '/b' }, {}])).toBe(
      true,
    )
  })
})

describe('checkRedirectChain', () => {
  it('names the end of a chain', () => {
    const others = [{ source: '/b', destination: '/c' }]
    expect(checkRedirectChain({ source: '/a', destination: '/b/' }, others)).toContain('/c')
    expect(checkRedirectChain({ source: '/a', destination: '/c' }, others)).toBe(true)
    expect(checkRedirectChain({ source: '/a', destination: 'https://x.example' }, others)).toBe(
      true,
    )
  })
})
