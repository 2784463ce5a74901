import { describe, expect, it } from 'vitest'
import { readQuestion } from './question.ts'
import { searchTerms, textQuery } from './search-terms.ts'

describe('a question as text::query() reads it', () => {
  it.each([
    ['Magnesium Sleep', 'magnesium* sleep*'],
    ['“omega-3”', 'omega* "3"'],
    ['"quiet sleep" tea', '"quiet sleep" tea*'],
    ['an "unclosed phrase', 'an* unclosed* phrase*'],
    ['-sleep AND (tea*)', 'sleep* and* tea*'],
    ['Café', 'cafe*'],
    ['睡', '睡*'],
    ['*** -- ""', ''],
    ['<script>alert(1)</script>', 'script* alert* "1" script*'],
  ])('%s: %s', (query, expected) => expect(textQuery(searchTerms(query))).toBe(expected))

  it('has no more than twenty terms', () => {
    expect(searchTerms('tea '.repeat(60))).toHaveLength(20)
  })
})

describe('readQuestion', () => {
  const asked = (query: string, page = 1) => ({ kind: 'question', query, page })
  it.each([
    [['  quiet\t\n tea ', null], asked('quiet tea')],
    [['tea\u0000\u0007', ''], asked('tea')],
    [[['tea', 'salt'], '2'], asked('tea', 2)],
    [['\ud800', undefined], asked('\ufffd')],
    [[' ', null], { kind: 'none' }],
    [[undefined, '1'], { kind: 'none' }],
    [[null, '2'], { kind: 'noPage' }],
    [['x'.repeat(200), null], asked('x'.repeat(200))],
    [['x'.repeat(10_000), null], { kind: 'tooLong' }],
    [['tea', '0'], { kind: 'noPage' }],
    [['tea', '-1'], { kind: 'noPage' }],
    [['tea', 'abc'], { kind: 'noPage' }],
    [['tea', '1e3'], { kind: 'noPage' }],
    [['tea', '01'], { kind: 'noPage' }],
  ] as const)('%j: %j', ([q, page], expected) => expect(readQuestion(q, page)).toEqual(expected))
})
