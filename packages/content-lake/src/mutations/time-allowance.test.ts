import { expect, test } from 'vitest'
import { OutOfTime, TimeAllowance } from './time-allowance.ts'

function endless(): never {
  for (;;);
}

test('work is broken off when there is no time left, and none is begun', () => {
  const allowance = new TimeAllowance(20)
  expect(() => allowance.run(endless)).toThrow(OutOfTime)
  let isBegun = false
  const begin = () => {
    isBegun = true
  }
  expect(() => allowance.run(begin)).toThrow(OutOfTime)
  expect(isBegun).toBe(false)
})

test('work answers and fails as by itself', () => {
  const allowance = new TimeAllowance(60_000)
  const answer = { a: 1 }
  expect(allowance.run(() => answer)).toBe(answer)
  const failure = new TypeError('no')
  const fail = () => {
    throw failure
  }
  expect(() => allowance.run(fail)).toThrow(failure)
})
