import { RateLimiterMemory } from 'rate-limiter-flexible'
import { expect, it, vi } from 'vitest'
import { secondsToWait } from './seconds-to-wait'

it('counts each key by itself, and says how long to wait', async () => {
  const limit = new RateLimiterMemory({ points: 2, duration: 60 })
  const waits = [await secondsToWait(limit, 'a'), await secondsToWait(limit, 'a')]
  expect(waits).toEqual([null, null])
  expect(await secondsToWait(limit, 'a')).toBe(60)
  expect(await secondsToWait(limit, 'b')).toBeNull()
})

it('knows a refusal of a limit that another bundle made, whose classes are not ours', async () => {
  const limit = new RateLimiterMemory({ points: 1, duration: 60 })
  vi.spyOn(limit, 'consume').mockRejectedValue({ msBeforeNext: 1_200, remainingPoints: 0 })
  expect(await secondsToWait(limit, 'a')).toBe(2)
})

it('takes no failure for a refusal', async () => {
  const limit = new RateLimiterMemory({ points: 1, duration: 60 })
  vi.spyOn(limit, 'consume').mockRejectedValue(new Error('No memory'))
  await expect(secondsToWait(limit, 'a')).rejects.toThrow('No memory')
})
