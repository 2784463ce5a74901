import type { IncomingMessage } from 'node:http'
import type { Config } from '../../config/config.ts'
import { isLoopbackAddress, isLoopbackName } from '../../config/loopback.ts'

/** What browsers and fetch send of themselves when they open a page. `sec-*` belongs to browsers alone. */
const OF_A_DIRECT_REQUEST =
  /^(host|connection|accept|accept-encoding|accept-language|user-agent|upgrade-insecure-requests|referer|origin|cookie|cache-control|pragma|if-none-match|if-modified-since|dnt|priority|save-data|sec-.+)$/

/**
 * Whether a request was made on this very machine, and by nobody on behalf of another. A proxy on this
 * machine connects from loopback like a local browser, and may have written a loopback Host; so
 * everything must look like a browser's own request, rather than nothing like a known proxy's:
 * - the lake listens on loopback, and both ends of the connection are there;
 * - Host is a loopback name, and Origin, where there is one, too;
 * - HTTP/1.1 with a connection kept alive: what a browser asks of its own peer, and a proxy does not pass on;
 * - no header but those that browsers send: proxies add theirs under names without end.
 */
export function isLocalRequest(
  { host, trustedProxies }: Pick<Config, 'host' | 'trustedProxies'>,
  { headers, httpVersion, socket }: IncomingMessage,
): boolean {
  return (
    isLoopbackName(host) &&
    trustedProxies.length === 0 &&
    isLoopbackAddress(socket.remoteAddress ?? '') &&
    isLoopbackAddress(socket.localAddress ?? '') &&
    isLoopbackUrl(`http://${headers.host}`) &&
    (headers.origin === undefined || isLoopbackUrl(headers.origin)) &&
    httpVersion === '1.1' &&
    headers.connection?.toLowerCase() === 'keep-alive' &&
    Object.keys(headers).every((name) => OF_A_DIRECT_REQUEST.test(name))
  )
}

function isLoopbackUrl(url: string): boolean {
  const hostname = URL.parse(url)?.hostname
  return hostname !== undefined && isLoopbackName(hostname)
}
