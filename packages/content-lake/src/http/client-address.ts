import type { IncomingMessage } from 'node:http'
import ipaddr from 'ipaddr.js'
import proxyAddr from 'proxy-addr'

const UNKNOWN = 'unknown'

/**
 * Who to count a request for: an IPv4 address, or the /64 of an IPv6 one, as those are handed out
 * whole. `X-Forwarded-For` is believed as far as trusted proxies wrote it, else the socket's peer.
 * @param trusted addresses, CIDR ranges, or `loopback`
 */
export function clientAddress(trusted: readonly string[]): (incoming: IncomingMessage) => string {
  const isTrusted = proxyAddr.compile([...trusted])
  return (incoming) => {
    const named = proxyAddr(incoming, isTrusted)
    // A proxy that wrote something else than an address has all its clients counted as one.
    return bucketOf(named) ?? bucketOf(incoming.socket.remoteAddress) ?? UNKNOWN
  }
}

function bucketOf(address: string | undefined): string | null {
  if (address === undefined || !ipaddr.isValid(address)) return null
  const parsed = ipaddr.process(address)
  if (parsed instanceof ipaddr.IPv4) return parsed.toString()
  return `${parsed.toNormalizedString().split(':').slice(0, 4).join(':')}::/64`
}
