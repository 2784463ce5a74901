import { describe, expect, it } from 'vitest'
import { foundWords, passageAround, wordMatch } from './found-words.ts'
import { searchTerms } from './search-terms.ts'

const marked = (text: string, query: string) =>
  foundWords(text, wordMatch(searchTerms(query)))
    .map(({ text: piece, found }) => (found ? `[${piece}]` : piece))
    .join('')

describe('foundWords', () => {
  it.each([
    ['Magnesium and magnesia', 'MAGNES', '[Magnesium] and [magnesia]'],
    ['At the Café, cafe\u0301s', 'cafe', 'At the [Café], [cafe\u0301s]'],
    ['Vitamin D3, not D30', 'd3', 'Vitamin [D3], not [D30]'],
    ['A tea, a team', 'a', '[A] tea, [a] team'],
    ['Quiet sleep and sleepers', '"sleep"', 'Quiet [sleep] and sleepers'],
    ['<b>tea</b>', 'tea', '<b>[tea]</b>'],
    ['', 'tea', ''],
    ['No such word', 'tea', 'No such word'],
  ])('%s, asked for %s: %s', (text, query, expected) => expect(marked(text, query)).toBe(expected))
})

describe('passageAround', () => {
  const matches = wordMatch(searchTerms('needle'))

  it('is null where the word does not stand', () => {
    expect(passageAround('hay '.repeat(100), matches)).toBeNull()
  })

  it('is the whole of a short text', () => {
    expect(passageAround('A needle\n in  hay', matches)).toBe('A needle in hay')
  })

  it('cuts a long one between words, and says where', () => {
    const text = `${'straw '.repeat(50)}needle ${'hay '.repeat(200)}`
    const passage = passageAround(text, matches) ?? ''
    expect(passage).toMatch(/^… (straw )+needle (hay )+…$/)
    expect(passage.length).toBeLessThan(240)
  })

  it('cuts where there are no spaces', () => {
    const passage = passageAround(`${'x'.repeat(900)} needle${'y'.repeat(900)}`, matches) ?? ''
    expect(passage).toMatch(/^… needley+ …$/)
    expect(passage.length).toBeLessThan(240)
  })
})
