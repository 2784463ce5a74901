import { expect, test } from 'vitest'
import { awayDelay, isAway, isStale, retryDelay } from './retry-schedule.ts'

const delays = (status: number) => {
  const seconds: number[] = []
  for (let attempts = 1; ; attempts++) {
    const delay = retryDelay(attempts, status, 0.5)
    if (delay === null) return seconds
    seconds.push(delay / 1_000)
  }
}

test('a receiver that is away is asked for again, closely at first and never long after it is back', () => {
  const seconds = [1, 2, 3, 4, 5, 6, 7, 8, 500].map((failures) => awayDelay(failures, 0.5) / 1_000)
  expect(seconds).toEqual([1, 1, 2, 2, 5, 5, 10, 10, 10])
  expect([null, 404, 429, 503].map(isAway)).toEqual([true, true, true, true])
  expect([200, 400, 401, 500].map(isAway)).toEqual([false, false, false, false])
})

test('what it missed for an hour is not kept for it', () => {
  const now = Date.parse('2026-09-01T12:00:00Z')
  expect(isStale('2026-09-01T11:00:01Z', now)).toBe(false)
  expect(isStale('2026-09-01T10:59:59Z', now)).toBe(true)
})

test('one that fails or refuses is given up sooner', () => {
  expect(delays(500)).toEqual([1, 2, 5, 10, 15, 30, 60, 60, 60])
  expect(delays(401)).toEqual([1, 2, 5])
})

test('delays are spread by a fifth either way', () => {
  expect([retryDelay(1, 500, 0), retryDelay(1, 500, 0.999999)]).toEqual([800, 1200])
})
