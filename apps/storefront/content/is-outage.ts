import { ClientError } from '@sanity/client'
import { SearchQueueFullError } from './search-queue'

/** Whether a failure says that no content can be had now, rather than not this. */
export function isOutage(error: unknown): boolean {
  return !(error instanceof ClientError || error instanceof SearchQueueFullError)
}
