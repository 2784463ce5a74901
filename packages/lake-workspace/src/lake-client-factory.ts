import { type ClientConfig, createClient, type SanityClient } from '@sanity/client'
import { createStreamFetch } from './stream-fetch.ts'

/**
 * The client factory of a Studio on an embedded lake: one host for the API, event streams over one
 * socket. For `unstable_clientFactory`; every client of the tab shares the socket.
 */
export function lakeClientFactory(apiHost: string): (config: ClientConfig) => SanityClient {
  const streamFetch = createStreamFetch(apiHost)
  const resolveFetch = () => streamFetch
  return (config) => createClient({ ...config, apiHost, useProjectHostname: false, resolveFetch })
}
