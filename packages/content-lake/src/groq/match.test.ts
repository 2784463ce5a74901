import { evaluateSync, parse } from 'groq-js'
import { expect, test, vi } from 'vitest'
import { Deadline } from './deadline.ts'
import { isInPath, isMatch, matchScore } from './match.ts'
import { Random } from './test-support/random.ts'

const LETTERS = [
  'a',
  'b',
  'A',
  'é',
  'É',
  'ß',
  'ı',
  'ſ',
  '.',
  '.',
  '*',
  ' ',
  '-',
  '_',
  '\n',
  '😀',
  '7',
]

function text(random: Random, longest: number): string {
  return Array.from({ length: random.below(longest) }, () => random.pick(LETTERS)).join('')
}

const reference = (query: string, params: Record<string, unknown>) =>
  evaluateSync(parse(query, { params }), { params }).data

test('finds and ranks what groq-js does', () => {
  const random = new Random(7)
  for (let i = 0; i < 3_000; i++) {
    const left = i % 5 === 0 ? [text(random, 8), text(random, 8)] : text(random, 12)
    const right = i % 7 === 0 ? [text(random, 4), text(random, 4)] : text(random, 6)
    const params = { left, right }
    const told = JSON.stringify(params)
    expect(isMatch(left, right, new Deadline()), told).toBe(reference('$left match $right', params))
    const scored = reference('[{}] | score($left match $right)', params)
    expect([{ _score: matchScore(left, right, new Deadline()) }], told).toEqual(scored)
  }
})

test('takes the ids that groq-js does', () => {
  const random = new Random(11)
  const parts = ['*', '**', 'a', 'drafts', 'b', '']
  for (let i = 0; i < 3_000; i++) {
    const of = (from: readonly string[]) =>
      Array.from({ length: 1 + random.below(4) }, () => random.pick(from)).join('.')
    const id = of(['a', 'b', 'drafts', 'ab', 'a-b'])
    const pattern = of(parts)
    const expected = reference('$id in path($pattern)', { id, pattern })
    expect(isInPath(id, pattern, new Deadline()), `${id} in ${pattern}`).toBe(expected)
  }
})

test('is not kept busy by a hostile pattern', { timeout: 20_000 }, () => {
  const word = 'a'.repeat(5_000)
  expect(isMatch(word, `${'*a'.repeat(30)}b`, new Deadline())).toBe(false)
  expect(isMatch(word, `${'.*'.repeat(30)}b`, new Deadline())).toBe(false)
  expect(isMatch('.'.repeat(500_000), 'a', new Deadline())).toBe(false)
  expect(isInPath(word, `${'*.'.repeat(30)}b`, new Deadline())).toBe(false)
  expect(isInPath(word, `${'**.'.repeat(30)}b`, new Deadline())).toBe(false)
})

test('of long patterns, few are kept: what is made of them takes as much more room', () => {
  const deadline = new Deadline(10_000)
  const read = vi.spyOn(deadline, 'tickFor')
  const isReadFor = (pattern: string) => {
    read.mockClear()
    isInPath('a.b', pattern, deadline)
    return read.mock.calls.length > 0
  }
  const long = (n: number) => `${n}${'x'.repeat(9_000)}`
  for (let n = 0; n < 5; n++)
    expect([isReadFor(long(n)), isReadFor(long(n))]).toEqual([true, false])
  for (let n = 5; n < 30; n++) isReadFor(long(n))
  expect(isReadFor(long(0))).toBe(true)
})
