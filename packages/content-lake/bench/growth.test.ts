import { expect, test } from 'vitest'
import { Growth } from './growth.ts'

test('a row is compared between the fewest documents and the most, in whatever order they came', () => {
  const growth = new Growth()
  const row = { work: 'Q1', server: 'lake', connections: 1 }
  growth.note(row, 100_000, 500)
  growth.note(row, 1_000, 1_000)
  growth.note(row, 10_000, 1)
  growth.note({ ...row, connections: 32 }, 1_000, 7)
  expect(growth.rows()).toEqual([{ row, smallest: 1_000, largest: 100_000, times: 2 }])
})
