import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ContentCache, type LoadedContent } from './content-cache'
import { ContentUnavailableError } from './content-unavailable-error'
import { PATIENCE_MS } from './patience'

const POST = { key: 'post:a' }

function setUp() {
  let time = 1_000
  const lake = {
    value: { title: 'One' } as unknown,
    tags: ['document:a'],
    validUntil: Number.POSITIVE_INFINITY,
    error: null as Error | null,
  }
  const load = vi.fn(async (): Promise<LoadedContent> => {
    if (lake.error) throw lake.error
    return { value: lake.value, tags: lake.tags, validUntil: lake.validUntil }
  })
  const onChange = vi.fn()
  const onOutage = vi.fn()
  const onRecovery = vi.fn()
  const cache = new ContentCache({ load, onChange, onOutage, onRecovery, now: () => time })
  return { lake, load, onChange, onOutage, onRecovery, cache, pass: (ms: number) => (time += ms) }
}

describe('ContentCache', () => {
  it('loads once, and together for those who ask together', async () => {
    const { cache, load } = setUp()
    const answers = await Promise.all([cache.read(POST), cache.read(POST)])
    expect(answers).toEqual([{ title: 'One' }, { title: 'One' }])
    expect(await cache.read(POST)).toEqual({ title: 'One' })
    expect(load).toHaveBeenCalledTimes(1)
  })

  it('loads again what depends on an expired tag, and nothing else', async () => {
    const { cache, lake, load, onChange, pass } = setUp()
    await cache.read(POST)
    pass(1)
    cache.expire(['document:b'])
    await cache.read(POST)
    expect(load).toHaveBeenCalledTimes(1)
    lake.value = { title: 'Two' }
    cache.expire(['document:a'])
    expect(await cache.read(POST)).toEqual({ title: 'Two' })
    expect(onChange).toHaveBeenCalledTimes(2)
  })

  it('does not call a change what reads the same', async () => {
    const { cache, onChange, pass } = setUp()
    await cache.read(POST)
    pass(1)
    cache.expire(['document:a'])
    pass(1)
    await cache.read(POST)
    expect(onChange).toHaveBeenCalledTimes(1)
  })

  it('does not trust a load that began before the change', async () => {
    const { cache, lake, load, pass } = setUp()
    const held = Promise.withResolvers<LoadedContent>()
    load.mockReturnValueOnce(held.promise)
    const early = cache.read(POST)
    pass(1)
    cache.expire(['document:a'])
    pass(1)
    lake.value = { title: 'Two' }
    const late = cache.read(POST)
    held.resolve({ value: { title: 'One' }, tags: ['document:a'], validUntil: Infinity })
    await early
    expect(await late).toEqual({ title: 'Two' })
    expect(await cache.read(POST)).toEqual({ title: 'Two' })
  })

  it('begins one new load for all who waited for such a one', async () => {
    const { cache, load, pass } = setUp()
    const held = Promise.withResolvers<LoadedContent>()
    load.mockReturnValueOnce(held.promise)
    const early = cache.read(POST)
    pass(1)
    cache.expire(['document:a'])
    pass(1)
    const late = Array.from({ length: 20 }, () => cache.read(POST))
    held.resolve({ value: { title: 'Old' }, tags: ['document:a'], validUntil: Infinity })
    await early
    for (const value of await Promise.all(late)) expect(value).toEqual({ title: 'One' })
    expect(load).toHaveBeenCalledTimes(2)
  })

  it('loads again when its time has come', async () => {
    const { cache, lake, pass } = setUp()
    lake.validUntil = 5_000
    await cache.read(POST)
    lake.value = { title: 'Due' }
    lake.validUntil = Number.POSITIVE_INFINITY
    pass(3_999)
    expect(await cache.read(POST)).toEqual({ title: 'One' })
    pass(1)
    expect(await cache.read(POST)).toEqual({ title: 'Due' })
  })

  it('remembers that there is nothing, until that changes', async () => {
    const { cache, lake, load, onChange, pass } = setUp()
    lake.value = null
    lake.tags = ['slug:post:a']
    expect(await cache.read(POST)).toBeNull()
    expect(await cache.read(POST)).toBeNull()
    expect(load).toHaveBeenCalledTimes(1)
    expect(onChange).not.toHaveBeenCalled()
    lake.value = { title: 'New' }
    pass(1)
    cache.expire(['slug:post:a'])
    expect(await cache.read(POST)).toEqual({ title: 'New' })
    expect(onChange).toHaveBeenCalledExactlyOnceWith('post:a')
  })

  it('hands out the last known content in an outage and recovers by itself', async () => {
    const { cache, lake, load, onOutage, onRecovery, pass } = setUp()
    await cache.read(POST)
    pass(1)
    cache.expire(['document:a'])
    lake.error = new Error('down')
    expect(await cache.read(POST)).toEqual({ title: 'One' })
    await expect(cache.read({ key: 'post:b' })).rejects.toThrow(ContentUnavailableError)
    expect(onOutage).toHaveBeenCalledTimes(1)
    expect(cache.isOut()).toBe(true)
    const calls = load.mock.calls.length
    await expect(cache.read({ key: 'post:c' })).rejects.toThrow(ContentUnavailableError)
    expect(load).toHaveBeenCalledTimes(calls)
    lake.error = null
    lake.value = { title: 'Two' }
    pass(1_000)
    expect(await cache.read(POST)).toEqual({ title: 'Two' })
    expect(await cache.read({ key: 'post:b' })).toEqual({ title: 'Two' })
    expect(onRecovery).toHaveBeenCalledTimes(1)
  })

  it('does not take one unreadable content for an outage of all', async () => {
    const load = vi.fn().mockRejectedValueOnce(new Error('bad query')).mockResolvedValue({
      value: 1,
      tags: [],
      validUntil: Infinity,
    })
    const cache = new ContentCache({ load, isOutage: () => false })
    await expect(cache.read({ key: 'bad' })).rejects.toThrow(ContentUnavailableError)
    expect(await cache.read({ key: 'good' })).toBe(1)
  })

  it('looks again after a while, behind the reader’s back', async () => {
    const { cache, lake, onChange, pass } = setUp()
    await cache.read(POST)
    lake.value = { title: 'Missed' }
    pass(60_001)
    expect(await cache.read(POST)).toEqual({ title: 'One' })
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(2))
    expect(await cache.read(POST)).toEqual({ title: 'Missed' })
  })

  it('expires everything when it can no longer tell what', async () => {
    const { cache, load, pass } = setUp()
    await cache.read(POST)
    pass(1)
    cache.expire(Array.from({ length: 20_001 }, (_, index) => `document:${index}`))
    await cache.read(POST)
    expect(load).toHaveBeenCalledTimes(2)
  })

  describe('the record of content', () => {
    const change = {
      documentId: 'a',
      documentType: 'post',
      operation: 'update',
      transactionId: 'tx',
      deliveryId: null,
    }

    it('tells what it depends on, and of nothing that nobody asked for', async () => {
      const { cache } = setUp()
      expect(cache.record('post:a')).toBeUndefined()
      await cache.read(POST)
      expect(cache.record('post:a')).toMatchObject({
        tags: ['document:a'],
        loadedAt: 1_000,
        version: { since: 1_000, because: null },
        lastInvalidation: null,
        due: null,
      })
    })

    it('names the change that is due, and then the one that was, also when it changed nothing', async () => {
      const { cache, lake, pass } = setUp()
      await cache.read(POST)
      pass(1)
      cache.expire(['document:a', 'list:post'], change)
      const invalidation = { reason: 'tag', at: 1_001, tag: 'document:a', change }
      expect(cache.record('post:a')).toMatchObject({ due: invalidation, lastInvalidation: null })
      pass(1)
      await cache.read(POST)
      expect(cache.record('post:a')).toMatchObject({
        due: null,
        lastInvalidation: invalidation,
        version: { since: 1_000, because: null },
      })
      lake.value = { title: 'Two' }
      pass(1)
      cache.expire(['document:a'])
      pass(1)
      await cache.read(POST)
      const second = { reason: 'tag', at: 1_003, tag: 'document:a', change: null }
      expect(cache.record('post:a')).toMatchObject({
        lastInvalidation: second,
        version: { since: 1_004, because: second },
      })
    })

    it('takes the youngest of several reasons, and tells of a time that came', async () => {
      const { cache, lake, pass } = setUp()
      lake.tags = ['document:a', 'list:post']
      lake.validUntil = 1_020
      await cache.read(POST)
      pass(10)
      cache.expire(['list:post'], change)
      pass(1)
      cache.expire(['document:a'])
      expect(cache.record('post:a')?.due).toMatchObject({ tag: 'document:a', at: 1_011 })
      pass(10)
      expect(cache.record('post:a')?.due).toEqual({ reason: 'time', at: 1_020 })
    })

    it('does not count age as what invalidated it, but as what found a change that nobody told of', async () => {
      const { cache, lake, pass } = setUp()
      await cache.read(POST)
      lake.value = { title: 'Missed' }
      pass(60_001)
      const aged = { reason: 'age', at: 61_000 }
      expect(cache.record('post:a')?.due).toEqual(aged)
      await cache.read(POST)
      await vi.waitFor(() => expect(cache.record('post:a')?.version.because).toEqual(aged))
      expect(cache.record('post:a')?.lastInvalidation).toBeNull()
    })

    it('says so when it can no longer tell which tag it was', async () => {
      const { cache, pass } = setUp()
      await cache.read(POST)
      pass(1)
      cache.expire(Array.from({ length: 20_001 }, (_, index) => `document:${index}`))
      expect(cache.record('post:a')?.due).toEqual({ reason: 'overflow', at: 1_001 })
    })

    it('reads what is known as it is, and only what is not anew', async () => {
      const { cache, lake, load, pass } = setUp()
      expect(await cache.lastKnown(POST)).toEqual({ title: 'One' })
      lake.value = { title: 'Two' }
      pass(1)
      cache.expire(['document:a'])
      expect(await cache.lastKnown(POST)).toEqual({ title: 'One' })
      expect(load).toHaveBeenCalledTimes(1)
    })
  })

  describe('while a load takes long', () => {
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    })
    afterEach(() => {
      vi.useRealTimers()
    })

    it('hands out the last known content soon, to one and then at once to all, and the new when it is there', async () => {
      const { cache, load, pass } = setUp()
      await cache.read(POST)
      pass(1)
      cache.expire(['document:a'])
      pass(1)
      const held = Promise.withResolvers<LoadedContent>()
      load.mockReturnValueOnce(held.promise)
      const first = cache.read(POST)
      await vi.advanceTimersByTimeAsync(PATIENCE_MS)
      expect(await first).toEqual({ title: 'One' })
      const second = cache.read(POST)
      await vi.advanceTimersByTimeAsync(0)
      expect(await second).toEqual({ title: 'One' })
      expect(load).toHaveBeenCalledTimes(2)
      held.resolve({ value: { title: 'Two' }, tags: ['document:a'], validUntil: Infinity })
      await vi.advanceTimersByTimeAsync(0)
      expect(await cache.read(POST)).toEqual({ title: 'Two' })
    })

    it('waits for content that it never had', async () => {
      const { cache, load } = setUp()
      const held = Promise.withResolvers<LoadedContent>()
      load.mockReturnValueOnce(held.promise)
      const first = cache.read(POST)
      await vi.advanceTimersByTimeAsync(2 * PATIENCE_MS)
      held.resolve({ value: { title: 'Late' }, tags: [], validUntil: Infinity })
      expect(await first).toEqual({ title: 'Late' })
    })
  })
})
