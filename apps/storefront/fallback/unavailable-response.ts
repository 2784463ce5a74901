import { RETRY_AFTER_SECONDS } from '@/server/retry-after'
import { builtResponse } from './built-response'

/** The answer for a page whose content cannot be read now: status 503, and when to try again. */
export function unavailableResponse(): Response {
  return builtResponse('unavailable', 503, RETRY_AFTER_SECONDS)
}
