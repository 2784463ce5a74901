import { beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { ContentUnavailableError } from './cache/content-unavailable-error'
import { findInstantly, loadSearchGuide, suggestionFor } from './load-search'

const GUIDE = { subjects: [], newest: [], texts: ['Magnesium and sleep'] }

/** What is read of content and of searches; an error is thrown. */
function reading(content: unknown, found: unknown) {
  const cache = (value: unknown) => ({
    read: async () => {
      if (value instanceof Error) throw value
      return value
    },
  })
  vi.stubGlobal('vitrineContent', cache(content))
  vi.stubGlobal('vitrineSearches', cache(found))
}

const unavailable = new ContentUnavailableError('searchGuide', { cause: new Error('away') })

beforeEach(() => onTestFinished(() => void vi.unstubAllGlobals()))

it('suggests another spelling that finds something', async () => {
  reading(GUIDE, { total: 1, posts: [], products: [] })
  expect(await suggestionFor('magnesum')).toBe('magnesium')
  reading(GUIDE, { total: 0, posts: [], products: [] })
  expect(await suggestionFor('magnesum')).toBeNull()
})

it('does without a guide, and without a suggestion, when they cannot be had now', async () => {
  reading(unavailable, { total: 1, posts: [], products: [] })
  expect(await loadSearchGuide()).toBeNull()
  expect(await suggestionFor('magnesum')).toBeNull()
  reading(GUIDE, unavailable)
  expect(await loadSearchGuide()).toEqual(GUIDE)
  expect(await suggestionFor('magnesum')).toBeNull()
  await expect(findInstantly('magnesum')).rejects.toBe(unavailable)
})

it('hides no other failure', async () => {
  const failure = new TypeError('no function')
  reading(failure, failure)
  await expect(loadSearchGuide()).rejects.toBe(failure)
  await expect(suggestionFor('magnesum')).rejects.toBe(failure)
})
