import type { CitationView } from '@vitrine/content/views/body'
import { expect, it } from 'vitest'
import { citationPieces } from './citation-pieces'

const TITLE = { _key: 'v', title: 'Magnesium', authors: null, publication: null, year: null }

function textOf(citation: Partial<CitationView>): string {
  return citationPieces({ ...TITLE, url: null, ...citation })
    .map(({ part, text }) => (part === 'text' ? text : `<${part}>${text}`))
    .join('|')
}

it('names a source by all that is known of it, and by no more', () => {
  expect(textOf({})).toBe('<title>Magnesium|.')
  expect(textOf({ authors: 'Volpe S.' })).toBe('Volpe S. |<title>Magnesium|.')
  expect(textOf({ authors: 'Volpe S' })).toBe('Volpe S. |<title>Magnesium|.')
  expect(textOf({ year: 2012 })).toBe('<title>Magnesium|. 2012.')
  expect(textOf({ publication: 'Nutrition' })).toBe('<title>Magnesium|. |<publication>Nutrition|.')
  expect(textOf({ authors: 'Volpe S', publication: 'Nutrition', year: 2012 })).toBe(
    'Volpe S. |<title>Magnesium|. |<publication>Nutrition|, 2012.',
  )
})

it('takes words of an editor for words, whatever they hold', () => {
  expect(textOf({ authors: '<title></title> {year} \uE000' })).toBe(
    '<title></title> {year} . |<title>Magnesium|.',
  )
  expect(textOf({ title: '\uE001' })).toBe('<title>\uE001|.')
})
