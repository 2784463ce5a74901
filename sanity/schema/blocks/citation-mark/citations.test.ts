import { expect, it } from 'vitest'
import { citationLabel, citationsOf } from './citations.ts'

it('reads the sources of a document, and leaves out what is none', () => {
  const source = { _key: 'a', title: 'Sleep' }
  expect(citationsOf({ citations: [source, null, 'x', { title: 'no key' }] })).toEqual([source])
  expect(citationsOf(undefined)).toEqual([])
  expect(citationsOf({ citations: 'x' })).toEqual([])
})

it('names a source by its place, title, authors and year', () => {
  expect(citationLabel({ _key: 'a', title: 'Sleep', authors: 'Moss', year: 2021 }, 1)).toBe(
    '2. Sleep (Moss, 2021)',
  )
  expect(citationLabel({ _key: 'a' }, 0)).toBe('1. Untitled source')
})
