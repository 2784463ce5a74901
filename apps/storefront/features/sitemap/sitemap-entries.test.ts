import { sitemapSchema } from '@vitrine/content/views/addresses'
import { expect, it } from 'vitest'
import { sitemapEntries } from './sitemap-entries'

const post = (slug: string, _updatedAt: string, publishedAt: string, tags: readonly string[]) => ({
  _id: slug,
  _type: 'post',
  _updatedAt,
  publishedAt,
  slug,
  images: [],
  tags,
})

it('tells when a list last changed, and of no post that it changed before its publication', () => {
  const view = sitemapSchema.parse({
    posts: [
      post('early', '2026-03-01T09:00:00Z', '2026-03-05T07:00:00Z', ['Deep sleep', 'rest']),
      post('mended', '2026-03-09T09:00:00Z', '2026-03-02T07:00:00Z', [
        'deep sleep',
        'rest',
        'rest',
      ]),
      post('late', '2026-03-03T09:00:00Z', '2026-03-03T07:00:00Z', ['tea']),
    ],
  })
  const changed = sitemapEntries(view).map(({ url, lastModified }) => [
    new URL(url).pathname,
    lastModified?.slice(0, 10),
  ])
  expect(changed).toEqual([
    ['/', '2026-03-09'],
    ['/blog', '2026-03-09'],
    ['/products', undefined],
    ['/blog/tag/deep-sleep', '2026-03-09'],
    ['/blog/tag/rest', '2026-03-09'],
    ['/blog/tag/tea', '2026-03-03'],
    ['/blog/early', '2026-03-05'],
    ['/blog/mended', '2026-03-09'],
    ['/blog/late', '2026-03-03'],
  ])
})
