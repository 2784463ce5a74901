import 'server-only'
import { RateLimiterMemory } from 'rate-limiter-flexible'

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
