import { ClientError } from '@sanity/client'
import { expect, it, vi } from 'vitest'
import { ContentCache } from './cache/content-cache'
import { isContentUnavailable } from './cache/content-unavailable-error'
import { isOutage } from './is-outage'
import { SearchQueueFullError, searchQueue } from './search-queue'

/** Searches that end when they are told to. */
function searches() {
  const waiting: (() => void)[] = []
  const onFull = vi.fn()
  const run = searchQueue(onFull)
  const onOutage = vi.fn()
  const cache = new ContentCache({
    load: ({ key }) =>
      run(async () => {
        await new Promise<void>((resolve) => waiting.push(resolve))
        return { value: key, tags: [], validUntil: Number.POSITIVE_INFINITY }
      }),
    isOutage,
    onOutage,
  })
  const endAll = async (asked: Promise<unknown>[]) => {
    const all = Promise.allSettled(asked)
    let isOver = false
    void all.then(() => {
      isOver = true
    })
    while (!isOver) {
      for (const end of waiting.splice(0)) end()
      await new Promise(setImmediate)
    }
    return all
  }
  return { cache, endAll, onFull, onOutage }
}

it('answers those that it has room for, and the next one at once, without taking it for an outage', async () => {
  const { cache, endAll, onFull, onOutage } = searches()
  const asked = Array.from({ length: 50 }, (_, index) => cache.read({ key: `q${index}` }))
  const answers = await endAll(asked)
  const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? answer.reason : []))
  expect(refused).toHaveLength(6)
  for (const error of refused) {
    expect(isContentUnavailable(error)).toBe(true)
    expect(error.cause).toBeInstanceOf(SearchQueueFullError)
  }
  expect(onFull).toHaveBeenCalledTimes(1)
  expect(onOutage).not.toHaveBeenCalled()
  expect(cache.isOut()).toBe(false)
  const next = cache.read({ key: 'next' })
  await endAll([next])
  expect(await next).toBe('next')
})

it('is no outage when a query is refused either, but when there is no answer', () => {
  const refusal = new ClientError({
    body: {},
    url: '',
    method: 'GET',
    headers: {},
    statusCode: 400,
  })
  expect(isOutage(refusal)).toBe(false)
  expect(isOutage(new Error('connect ECONNREFUSED'))).toBe(true)
})
