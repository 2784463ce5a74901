import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import ipaddr from 'ipaddr.js'
import proxyAddr from 'proxy-addr'

const HEADER = 'x-forwarded-for'

/**
 * Has `X-Forwarded-For` of every request say the client alone. Next.js leaves what the client wrote there; here it
 * is believed as far as trusted proxies wrote it, else it is the socket's peer. Called once, before the server answers.
 * @param trusted addresses, CIDR ranges or `loopback`, separated by commas
 * @throws {Error} on what is none of these
 */
export function settleClientAddresses(trusted: string | undefined): void {
  const client = clientBehind(trusted)
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    request.headers[HEADER] = client(request)
  })
}

/** Who sent a request, as far as the trusted proxies can be believed. */
export function clientBehind(
  trusted: string | undefined,
): (request: Pick<IncomingMessage, 'headers' | 'socket'>) => string {
  const ranges = (trusted ?? '').split(',').flatMap((range) => range.trim() || [])
  let isTrusted: ReturnType<typeof proxyAddr.compile>
  try {
    isTrusted = proxyAddr.compile(ranges)
  } catch {
    throw new Error(
      'SITE_TRUSTED_PROXIES must list addresses, ranges such as 10.0.0.0/8, or loopback, separated by commas.',
    )
  }
  return (request) => proxyAddr(request as IncomingMessage, isTrusted)
}

/** Who to count a request for: an IPv4 address, or the /64 of an IPv6 one, as those are handed out whole. */
export function clientOf(headers: Headers): string {
  const address = headers.get(HEADER)?.trim()
  if (!address || !ipaddr.isValid(address)) return 'unknown'
  const parsed = ipaddr.process(address)
  if (parsed instanceof ipaddr.IPv4) return parsed.toString()
  return `${parsed.toNormalizedString().split(':').slice(0, 4).join(':')}::/64`
}
