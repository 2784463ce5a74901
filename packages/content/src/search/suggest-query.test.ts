import { describe, expect, it } from 'vitest'
import { suggestQuery, vocabularyOf } from './suggest-query.ts'

const vocabulary = vocabularyOf([
  'Magnesium and sleep',
  'Magnesium Complex',
  'Crème of tea',
  'A team, a term',
  'A team again',
])

describe('suggestQuery', () => {
  it.each([
    ['magneseum', 'magnesium'],
    ['Magnsium slep', 'magnesium sleep'],
    ['magneseum “slepp”!', 'magnesium “sleep”!'],
    ['créme magnesum', 'créme magnesium'],
    ['tezm', 'team'],
  ])('%s: %s', (query, expected) => expect(suggestQuery(query, vocabulary)).toBe(expected))

  it('corrects eight words at most', () => {
    const wrong = (words: number) => Array.from({ length: words }, () => 'magneseum').join(' ')
    expect(suggestQuery(wrong(8), vocabulary)).toBe(wrong(8).replaceAll('neseum', 'nesium'))
    expect(suggestQuery(wrong(9), vocabulary)).toBeNull()
  })

  it.each(['magnesium', 'magnes', 'magneseum xyzzyqq', 'qu', '', '***'])(
    'has nothing for %j',
    (query) => expect(suggestQuery(query, vocabulary)).toBeNull(),
  )
})
