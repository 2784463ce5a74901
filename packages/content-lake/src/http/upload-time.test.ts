import { expect, test } from 'vitest'
import { longestArrival } from './upload-time.ts'

test('a request may take the longer to arrive the larger an upload may be, and five minutes in any case', () => {
  const MINUTE = 60_000
  expect(longestArrival(1_000_000)).toBe(5 * MINUTE)
  expect(longestArrival(30_000_000)).toBe(5 * MINUTE)
  expect(longestArrival(240_000_000)).toBe(40 * MINUTE)
})
