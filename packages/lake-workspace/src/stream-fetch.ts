import type { ClientConfig } from '@sanity/client'
import { StreamSocket } from './stream-socket.ts'

/** The `fetch` that `@sanity/client` takes for all its requests and event sources. */
export type ClientFetch = ReturnType<NonNullable<ClientConfig['resolveFetch']>>

/** Requests that stay open: the event streams of documents and of live content. */
const EVENT_STREAM =
  /^\/v[^/]+\/(?:data|projects\/[^/]+\/datasets\/[^/]+)\/(?:listen|live\/events)(?:\/|$)/

/** A `fetch` that sends event streams of the lake over one WebSocket, and all else as usual. */
export function createStreamFetch(apiHost: string, idleMs?: number): ClientFetch {
  const base = new URL(apiHost)
  const socketUrl = new URL('/v1/streams', base)
  socketUrl.protocol = base.protocol === 'https:' ? 'wss:' : 'ws:'
  const socket = new StreamSocket(socketUrl.href, idleMs)

  return (input, init) => {
    const url = new URL(input)
    const multiplexed =
      url.origin === base.origin &&
      (init?.method ?? 'GET') === 'GET' &&
      EVENT_STREAM.test(url.pathname)
    return multiplexed
      ? socket.fetch(
          url.pathname + url.search,
          Object.fromEntries(new Headers(init?.headers)),
          init?.signal,
        )
      : fetch(input, init)
  }
}
