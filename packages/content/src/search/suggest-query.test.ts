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

  it.each(['magnesium', 'magnes', 'magneseum xyzzyqq', 'qu', '', '***'])(
    'has nothing for %j',
    (query) => expect(suggestQuery(query, vocabulary)).toBeNull(),
  )
})
