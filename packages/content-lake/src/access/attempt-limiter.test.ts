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

test('what is remembered is bounded, and the oldest forgotten first', () => {
  const limiter = new AttemptLimiter(1, 1000)
  limiter.count('first', 0)
  limiter.count('second', 0)
  for (let n = 0; n < 9_999; n++) limiter.count(`${n}`, 0)
  expect(limiter.waitingTime('first', 0)).toBe(0)
  expect(limiter.waitingTime('second', 0)).toBe(1000)
})

test('success forgives earlier failures at the same, and no others', () => {
  const limiter = new AttemptLimiter(3, 1000)
  for (const at of ['x', 'x', 'y']) limiter.count('a', 0, at)
  limiter.forgive('a', 'x')
  limiter.count('a', 1, 'x')
  expect(limiter.waitingTime('a', 1)).toBe(0)
  limiter.count('a', 1, 'y')
  expect(limiter.waitingTime('a', 1)).toBe(999)
  limiter.forgive('a', 'y')
  limiter.forgive('a', 'z')
  expect(limiter.waitingTime('a', 1)).toBe(0)
})

test('what turned out to be right is taken back, and nothing else', () => {
  const limiter = new AttemptLimiter(2, 1000)
  limiter.count('a', 0)
  limiter.count('a', 0)
  limiter.takeBack('a')
  expect(limiter.waitingTime('a', 1)).toBe(0)
  limiter.count('a', 1)
  expect(limiter.waitingTime('a', 1)).toBe(999)
})
