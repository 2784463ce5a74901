import { beforeEach, describe, expect, it, vi } from 'vitest'

/** What the module finds in a server that has just begun. */
async function begin(mode: 'production' | 'development') {
  vi.stubEnv('NODE_ENV', mode)
  vi.stubGlobal('vitrineIsReady', undefined)
  vi.useFakeTimers()
  return import('./readiness')
}

describe('readiness', () => {
  beforeEach(() => () => {
    vi.useRealTimers()
    vi.unstubAllEnvs()
    vi.unstubAllGlobals()
  })

  it.each([
    ['has ended', (work: PromiseWithResolvers<void>) => work.resolve()],
    ['has failed', (work: PromiseWithResolvers<void>) => work.reject(new Error('no'))],
  ])('comes when the work %s', async (_, end) => {
    const { isReady, readyAfter } = await begin('production')
    const work = Promise.withResolvers<void>()
    const ready = readyAfter(work.promise)
    await vi.advanceTimersByTimeAsync(19_000)
    expect(isReady()).toBe(false)
    end(work)
    await ready
    expect(isReady()).toBe(true)
  })

  it('does not wait for ever', async () => {
    const { isReady, readyAfter } = await begin('production')
    readyAfter(new Promise(() => {}))
    await vi.advanceTimersByTimeAsync(20_000)
    expect(isReady()).toBe(true)
  })

  it('is there at once in development, where nothing is warmed up', async () => {
    expect((await begin('development')).isReady()).toBe(true)
  })
})
