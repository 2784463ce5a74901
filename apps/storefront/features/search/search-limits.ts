import { RateLimiterMemory } from 'rate-limiter-flexible'

const MINUTE = 60

/** How often one client may search; counted in the memory of this process. */
export interface SearchLimits {
  /** Pages of results. */
  readonly page: RateLimiterMemory
  /** Answers while somebody types: the dialog asks at each pause between two keys. */
  readonly instant: RateLimiterMemory
}

/** The bundler makes several instances of this module in one process; they share what was counted. */
const shared: typeof globalThis & { vitrineSearchLimits?: SearchLimits } = globalThis

/** The limits of this process. Generous: an office or a school may be one client. */
export function searchLimits(): SearchLimits {
  shared.vitrineSearchLimits ??= {
    page: new RateLimiterMemory({ points: 120, duration: MINUTE }),
    instant: new RateLimiterMemory({ points: 600, duration: MINUTE }),
  }
  return shared.vitrineSearchLimits
}
