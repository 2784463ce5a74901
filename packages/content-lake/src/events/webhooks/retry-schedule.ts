const SECONDS = [1, 2, 5, 10, 15, 30, 60]
/** Nobody answered, or asked to come back later: a storefront that restarts must find everything. */
const UNREACHABLE = { attempts: 30, statuses: new Set([404, 408, 425, 429, 502, 503, 504]) }
/** It answered, but could not cope with this one: the next may fare better. */
const FAILED_ATTEMPTS = 10
/** It will not have it. */
const REFUSED_ATTEMPTS = 4

/**
 * When to try again after the `attempts`-th failure, in milliseconds from now; null to give up.
 * @param status of the answer, null when there was none
 * @param random in [0, 1), so that many do not come back at the same moment
 */
export function retryDelay(
  attempts: number,
  status: number | null,
  random = Math.random(),
): number | null {
  if (attempts >= attemptLimit(status)) return null
  const seconds = SECONDS[Math.min(attempts, SECONDS.length) - 1] ?? 1
  return Math.round(seconds * 1_000 * (0.8 + 0.4 * random))
}

function attemptLimit(status: number | null): number {
  if (status === null || UNREACHABLE.statuses.has(status)) return UNREACHABLE.attempts
  return status >= 500 ? FAILED_ATTEMPTS : REFUSED_ATTEMPTS
}
