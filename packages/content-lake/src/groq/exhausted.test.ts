import { expect, test } from 'vitest'
import { TemporaryStore } from './test-support/temporary-store.ts'

test('a number that a function does not take is told as such', () => {
  const lake = new TemporaryStore()
  const error = {
    type: 'queryRangeError',
    description: 'An argument of a function is out of range',
  }
  expect(() => lake.query('round(1.5, 1000)')).toThrow(
    expect.objectContaining({ status: 400, body: { error } }),
  )
  lake.remove()
})
