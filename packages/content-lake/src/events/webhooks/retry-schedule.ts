const AWAY_SECONDS = [1, 1, 2, 2, 5, 5, 10]
const AWAY_STATUSES = new Set([404, 408, 425, 429, 502, 503, 504])
const AWAY_LIMIT_MS = 60 * 60 * 1_000

const RETRY_SECONDS = [1, 2, 5, 10, 15, 30, 60]
/** It answered, but could not cope with this one: the next may fare better. */
const FAILED_ATTEMPTS = 10
/** It will not have it. */
const REFUSED_ATTEMPTS = 4

/**
 * Whether a receiver is away, so that nothing else would reach it either: nobody answered, or asked to
 * come back later.
 * @param status of the answer, null when there was none
 */
export function isAway(status: number | null): boolean {
  return status === null || AWAY_STATUSES.has(status)
}

/**
 * When to ask again for a receiver that has been away `failures` times in a row, in milliseconds from now.
 * @param random in [0, 1), so that many do not come back at the same moment
 */
export function awayDelay(failures: number, random = Math.random()): number {
  return spread(AWAY_SECONDS, failures, random)
}

/** Whether something has waited so long (an hour) that a receiver which is still away need not hear of it. */
export function isStale(waitingSince: string, now = Date.now()): boolean {
  return now - Date.parse(waitingSince) > AWAY_LIMIT_MS
}

/**
 * When to try again what the receiver has failed or refused `attempts` times, in milliseconds from now;
 * null to give up.
 * @param random in [0, 1), so that many do not come back at the same moment
 */
export function retryDelay(
  attempts: number,
  status: number,
  random = Math.random(),
): number | null {
  const limit = status >= 500 ? FAILED_ATTEMPTS : REFUSED_ATTEMPTS
  return attempts >= limit ? null : spread(RETRY_SECONDS, attempts, random)
}

function spread(seconds: readonly number[], failures: number, random: number): number {
  const delay = seconds[Math.min(failures, seconds.length) - 1] ?? 1
  return Math.round(delay * 1_000 * (0.8 + 0.4 * random))
}
