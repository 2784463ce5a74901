import 'server-only'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

const TEN_MINUTES = 600
const DAY = 86_400

/** How often something may be done; counted in the memory of this process. */
export interface RateLimits {
  /** Forms that one client sends, whatever is in them. */
  readonly client: RateLimiterMemory
  /** Letters that one address is sent. */
  readonly address: RateLimiterMemory
  /** Letters that all together have us send. */
  readonly all: RateLimiterMemory
  /** Links that one client follows: a mail provider does so for many readers. */
  readonly links: RateLimiterMemory
}

/** New counts, all at nothing. */
export function rateLimits(): RateLimits {
  return {
    client: new RateLimiterMemory({ points: 10, duration: TEN_MINUTES }),
    address: new RateLimiterMemory({ points: 5, duration: DAY }),
    all: new RateLimiterMemory({ points: 500, duration: TEN_MINUTES }),
    links: new RateLimiterMemory({ points: 600, duration: TEN_MINUTES }),
  }
}

/** Counts once more for a key: null when that is allowed, else in how many seconds it will be. */
export async function secondsToWait(limit: RateLimiterMemory, key: string): Promise<number | null> {
  try {
    await limit.consume(key)
    return null
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
  }
}
