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
  return ({ rawHeaders, socket }) => {
    const given = onlyValueOf(rawHeaders)
    if (given === undefined || !ACCEPTABLE.test(given)) return randomUUID()
    const peer = socket.remoteAddress
    return peer !== undefined && isTrusted(peer, 0) ? given : randomUUID()
  }
}

/** The id given, when it is one. Node would make an object of all headers first, which nothing else asks for mostly. */
function onlyValueOf(rawHeaders: readonly string[]): string | undefined {
  let found: string | undefined
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? ''
    if (name.length !== REQUEST_ID.length || name.toLowerCase() !== REQUEST_ID) continue
    if (found !== undefined) return undefined
    found = rawHeaders[at + 1]
  }
  return found
}
