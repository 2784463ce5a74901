import type { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** Counts once more for a key: null when that is allowed, else in how many seconds it will be. */
export async function secondsToWait(limit: RateLimiterMemory, key: string): Promise<number | null> {
  try {
    await limit.consume(key)
    return null
  } catch (refusal) {
    if (!isRefusal(refusal)) throw refusal
    return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
  }
}

/** Not by its class: the bundler makes several of it, and a limit that they share has that of the first. */
function isRefusal(reason: unknown): reason is Pick<RateLimiterRes, 'msBeforeNext'> {
  return (
    typeof reason === 'object' &&
    reason !== null &&
    'msBeforeNext' in reason &&
    typeof reason.msBeforeNext === 'number'
  )
}
