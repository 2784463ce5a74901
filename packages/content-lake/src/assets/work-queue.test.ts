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
  const accepted = Array.from({ length: 4 }, () => queue.run(work))
  expect(running).toBe(2)
  await expect(queue.run(work)).rejects.toThrow(/try again/)
  gate.resolve()
  await Promise.all(accepted)
  expect(most).toBe(2)
  await queue.run(async () => {})
})

it('lets what is given up leave the queue before it begins, and others take its place', async () => {
  const queue = new WorkQueue({ concurrency: 1, capacity: 1 })
  const gate = Promise.withResolvers<void>()
  const begun: string[] = []
  const running = new AbortController()
  const waiting = new AbortController()
  const first = queue.run(async () => {
    begun.push('first')
    await gate.promise
  }, running.signal)
  const second = queue.run(async () => void begun.push('second'), waiting.signal)
  waiting.abort()
  await expect(second).rejects.toMatchObject({ status: 400 })
  const third = queue.run(async () => void begun.push('third'))
  running.abort()
  gate.resolve()
  await Promise.all([first, third])
  expect(begun).toEqual(['first', 'third'])
})
