import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import proxyAddr from 'proxy-addr'

/** The header that says which request an answer, a log line or a failure belongs to. */
export const REQUEST_ID = 'x-request-id'

/** What can be written into a log and a header, and be searched for. */
const ACCEPTABLE = /^[\w.-]{1,128}$/

/**
 * The id of a request: the one that a trusted proxy gave it, so that both logs tell of it by one name,
 * or a new one.
 * @param trusted addresses, CIDR ranges, or `loopback`
 */
export function requestIds(trusted: readonly string[]): (incoming: IncomingMessage) => string {
  const isTrusted = proxyAddr.compile([...trusted])
  return ({ headers, socket }) => {
    const given = headers[REQUEST_ID]
    if (typeof given !== 'string' || !ACCEPTABLE.test(given)) return randomUUID()
    const peer = socket.remoteAddress
    return peer !== undefined && isTrusted(peer, 0) ? given : randomUUID()
  }
}
