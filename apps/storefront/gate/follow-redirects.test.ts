import { describe, expect, it, vi } from 'vitest'
import { followRedirects } from './follow-redirects'

function follow(
  path: string,
  redirects: Record<string, string>,
  { pages = [], passing = [] }: { pages?: string[]; passing?: string[] } = {},
) {
  const onCircle = vi.fn()
  const end = followRedirects(path, {
    redirectOf: async (source) => {
      const destination = redirects[source]
      return destination === undefined
        ? null
        : { _id: source, destination, permanent: !passing.includes(source) }
    },
    pageExists: async (target) => pages.includes(target),
    origin: 'https://mossrow.example',
    onCircle,
  })
  return end.then((redirect) => ({ to: redirect?.destination, redirect, onCircle }))
}

describe('followRedirects', () => {
  it('has nothing for a path that nothing leads away from', async () => {
    expect((await follow('/x', { '/a': '/b' })).redirect).toBeNull()
  })

  it('goes straight to the end of a chain', async () => {
    const chain = { '/a': '/b?from=a', '/b': '/c#part', '/c': '/d?x=1#y' }
    expect((await follow('/a', chain)).to).toBe('/d?x=1#y')
  })

  it('leads for good only if every step does', async () => {
    const chain = { '/a': '/b', '/b': '/c' }
    expect((await follow('/a', chain)).redirect?.permanent).toBe(true)
    expect((await follow('/a', chain, { passing: ['/b'] })).redirect?.permanent).toBe(false)
    expect((await follow('/a', chain, { passing: ['/a'] })).redirect?.permanent).toBe(false)
  })

  it('stops at a page that exists, even if something leads away from it', async () => {
    const { to } = await follow('/a', { '/a': '/b', '/b': '/c' }, { pages: ['/b'] })
    expect(to).toBe('/b')
  })

  it.each([
    ['itself', { '/a': '/a' }],
    ['itself by its whole address', { '/a': 'https://mossrow.example/a?again' }],
    ['a circle of two', { '/a': '/b', '/b': '/a' }],
    ['a circle further on', { '/a': '/b', '/b': '/c', '/c': '/b' }],
  ])('leads nobody into %s', async (_, redirects) => {
    const { redirect, onCircle } = await follow('/a', redirects)
    expect(redirect).toBeNull()
    expect(onCircle).toHaveBeenCalledOnce()
  })

  it('ends where another site begins', async () => {
    const elsewhere = { '/a': '/b', '/b': 'https://shop.example/a', '/c': '/d' }
    expect((await follow('/a', elsewhere)).to).toBe('https://shop.example/a')
  })
})
