import { builtResponse } from './built-response'

/** The answer for who asks too often: status 429, and in how many seconds to try again. */
export function busyResponse(seconds: number): Response {
  return builtResponse('busy', 429, seconds)
}
