import { expect, test } from 'vitest'
import { retryDelay } from './retry-schedule.ts'

const delays = (status: number | null) => {
  const seconds: number[] = []
  for (let attempts = 1; ; attempts++) {
    const delay = retryDelay(attempts, status, 0.5)
    if (delay === null) return seconds
    seconds.push(delay / 1_000)
  }
}

test('a receiver that is away is waited for, closely at first', () => {
  expect(delays(null).slice(0, 8)).toEqual([1, 2, 5, 10, 15, 30, 60, 60])
  expect(delays(null)).toHaveLength(29)
  expect(delays(503)).toEqual(delays(null))
})

test('one that fails or refuses is given up sooner', () => {
  expect(delays(500)).toHaveLength(9)
  expect(delays(401)).toEqual([1, 2, 5])
})

test('delays are spread by a fifth either way', () => {
  expect([retryDelay(1, null, 0), retryDelay(1, null, 0.999999)]).toEqual([800, 1200])
})
