import { expect, test } from 'vitest'
import { stored, TemporaryStore } from './test-support/temporary-store.ts'
import { compareStrings, totalCompare } from './value.ts'

test('strings compare by code point', () => {
  const sorted = ['', 'B', 'a', 'ab', 'b', 'é', '\u{e000}', '\uffff', '\u{1f600}', '\u{1f600}a']
  for (const [i, a] of sorted.entries()) {
    for (const [j, b] of sorted.entries()) {
      expect(Math.sign(compareStrings(a, b))).toBe(Math.sign(i - j))
    }
  }
})

test('an index orders values of every type as a sort does', async () => {
  const lake = new TemporaryStore()
  const values = [
    null,
    true,
    false,
    0,
    -1.5,
    2,
    1e300,
    '',
    'a',
    'B',
    '\uffff',
    '\u{1f600}',
    [1],
    {},
  ]
  await lake.put(
    ...values.map((value, i) => stored(`d${String(i).padStart(2, '0')}`, 'd', { value })),
  )
  for (const direction of ['asc', 'desc']) {
    const [step] = lake.explain(`*[_type == "d"] | order(value ${direction})`)
    expect(step).toMatchObject({ order: 'index' })
    const indexed = lake.query(`*[_type == "d"] | order(value ${direction}).value`)
    const sign = direction === 'asc' ? 1 : -1
    expect(indexed).toEqual(values.toSorted((a, b) => sign * totalCompare(a, b)))
  }
  lake.remove()
})
