import type { IncomingMessage } from 'node:http'
import { isLoopbackAddress, isLoopbackName } from '../../config/loopback.ts'

const PROXY_HEADERS = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip']

/**
 * Whether a request was made on this very machine: loopback socket, loopback Host, and no trace of
 * a proxy, which would make a stranger's request look local.
 */
export function isLocalRequest(incoming: IncomingMessage): boolean {
  const host = URL.parse(`http://${incoming.headers.host}`)
  return (
    isLoopbackAddress(incoming.socket.remoteAddress ?? '') &&
    host !== null &&
    isLoopbackName(host.hostname) &&
    PROXY_HEADERS.every((name) => incoming.headers[name] === undefined)
  )
}
