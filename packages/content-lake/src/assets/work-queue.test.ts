import { expect, it } from 'vitest'
import { WorkQueue } from './work-queue.ts'

it('runs a few at once, lets some wait, and turns the rest away', async () => {
  const queue = new WorkQueue({ concurrency: 2, capacity: 2 })
  const gate = Promise.withResolvers<void>()
  let running = 0
  let most = 0
  const work = async () => {
    running += 1
    most = Math.max(most, running)
    await gate.promise
    running -= 1
  }
  const accepted = [queue.run(work), queue.run(work)]
  // The first two leave the line only once the microtasks that start them have run.
  await Promise.resolve()
  await expect.poll(() => running).toBe(2)
  accepted.push(queue.run(work), queue.run(work))
  expect(() => queue.run(work)).toThrow(/try again/)
  gate.resolve()
  await Promise.all(accepted)
  expect(most).toBe(2)
  await queue.run(async () => {})
})
