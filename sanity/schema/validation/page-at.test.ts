import { hrefFor } from '@vitrine/content/routes/href-for'
import { describe, expect, it } from 'vitest'
import { documentAt } from './page-at.ts'

describe('documentAt', () => {
  it.each(['post', 'product', 'category', 'person', 'page'])('finds a %s by its path', (type) => {
    expect(documentAt(hrefFor({ _type: type, slug: 'café-a' }) ?? '')).toEqual({
      type,
      slug: 'café-a',
    })
  })

  it.each(['/', '/a/b', '/blog/tag/a', '/blog/page/2/x'])('finds nothing at %s', (path) =>
    expect(documentAt(path)).toBeNull(),
  )

  it('takes a broken path as it stands', () =>
    expect(documentAt('/%E0%A4%A')).toEqual({ type: 'page', slug: '%E0%A4%A' }))
})
