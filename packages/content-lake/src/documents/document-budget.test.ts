import { expect, test } from 'vitest'
import { DocumentBudget } from './document-budget.ts'

test('has the largest holder drop what is too much', () => {
  const budget = new DocumentBudget(10)
  const holder = (size: number) => ({
    size,
    dropOldest() {
      this.size -= 4
      budget.add(-4)
    },
  })
  const [small, large] = [holder(4), holder(8)]
  budget.join(small)
  budget.join(large)
  budget.add(4)
  budget.add(8)
  expect([small.size, large.size]).toEqual([4, 4])
})

test('begins anew when its count is over what is held at all', () => {
  const budget = new DocumentBudget(10)
  const empty = {
    size: 0,
    dropOldest() {
      throw new Error('There is nothing to drop')
    },
  }
  budget.join(empty)
  budget.add(11)
  budget.add(9)
  expect(() => budget.add(1)).not.toThrow()
})
