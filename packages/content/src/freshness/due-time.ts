const TIME_FIELDS = new Set(['publishedAt', 'nextPublishAt'])

/**
 * When a query result stops being true by itself: the nearest future time at which a post in it, or one that
 * will join it, comes due. In milliseconds of the epoch; infinite when nothing is scheduled.
 */
export function nextDueTime(result: unknown, now: number): number {
  if (result === null || typeof result !== 'object') return Number.POSITIVE_INFINITY
  let nearest = Number.POSITIVE_INFINITY
  for (const [key, value] of Object.entries(result)) {
    const due =
      typeof value === 'string' && TIME_FIELDS.has(key)
        ? Date.parse(value)
        : nextDueTime(value, now)
    if (due > now && due < nearest) nearest = due
  }
  return nearest
}
