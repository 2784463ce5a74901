/** When to ask again for what cannot be had just now, in seconds. */
export const RETRY_AFTER_SECONDS = 5

/** The headers of an answer with status 503, which nobody keeps. */
export const RETRY_SOON = {
  'retry-after': String(RETRY_AFTER_SECONDS),
  'cache-control': 'no-store',
} as const
