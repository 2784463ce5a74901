import { expect, test } from 'vitest'
import { AttemptLimiter } from './attempt-limiter.ts'

test('a client waits for the end of the window after too many failures', () => {
  const limiter = new AttemptLimiter(3, 1000)
  for (const now of [0, 100, 200]) {
    expect(limiter.waitingTime('a', now)).toBe(0)
    limiter.count('a', now)
  }
  expect(limiter.waitingTime('a', 300)).toBe(700)
  expect(limiter.waitingTime('b', 300)).toBe(0)
  expect(limiter.waitingTime('a', 1000)).toBe(0)
})

test('success forgives earlier failures', () => {
  const limiter = new AttemptLimiter(1, 1000)
  limiter.count('a', 0)
  limiter.forgive('a')
  expect(limiter.waitingTime('a', 1)).toBe(0)
})
