import { expect, it } from 'vitest'
import { appearsWhenDue } from './appears-when-due'

it('is content with what appears when it is due', async () => {
  const due = Date.now() + 300
  await appearsWhenDue(due, { there: async () => Date.now() >= due })
})

it('tells of what appears too early', async () => {
  const due = Date.now() + 600
  const early = async () => Date.now() >= due - 300
  await expect(appearsWhenDue(due, { early })).rejects.toThrow('early')
})

it('tells of a place that was not looked at before', async () => {
  const due = Date.now()
  await expect(appearsWhenDue(due, { late: async () => true })).rejects.toThrow('late')
})
