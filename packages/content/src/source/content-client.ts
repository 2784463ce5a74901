import { createClient, type SanityClient } from '@sanity/client'
import type { ContentSource } from './content-source.ts'

/** The API version that every query of this repository is written for. */
export const API_VERSION = '2026-09-01'

/** A page waits for its content no longer than this. */
const REQUEST_TIMEOUT_MS = 5_000

export interface ContentClientOptions {
  /** How long a request may take, in milliseconds. */
  readonly timeout?: number
}

/**
 * A client that reads published content. `useCdn` is off because a page is rendered again right after a
 * publish, when the API CDN may still hold the answer of before.
 * It does not retry: whoever calls knows better what to show meanwhile.
 */
export function createContentClient(
  source: ContentSource,
  { timeout = REQUEST_TIMEOUT_MS }: ContentClientOptions = {},
): SanityClient {
  return createClient({
    projectId: source.projectId,
    dataset: source.dataset,
    ...(source.apiHost && { apiHost: source.apiHost, useProjectHostname: false }),
    ...(source.readToken && { token: source.readToken }),
    apiVersion: API_VERSION,
    perspective: 'published',
    useCdn: false,
    timeout,
    maxRetries: 0,
  })
}
