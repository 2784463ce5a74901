import { builtResponse } from './built-response'

/** The answer for a page that could not be rendered: nothing of the error itself, which the log has. */
export function failedResponse(): Response {
  return builtResponse('failed', 500, null)
}
