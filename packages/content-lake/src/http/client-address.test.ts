import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { clientAddress } from './client-address.ts'

function request(remoteAddress: string, forwardedFor?: string): IncomingMessage {
  const headers = forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor }
  return { headers, socket: { remoteAddress } } as unknown as IncomingMessage
}

test.each([
  ['a peer', [], '203.0.113.7', undefined, '203.0.113.7'],
  ['a peer that claims to be another', [], '203.0.113.7', '198.51.100.1', '203.0.113.7'],
  ['a client of a proxy', ['loopback'], '::1', '203.0.113.7', '203.0.113.7'],
  ['a client that claims', ['loopback'], '127.0.0.1', '1.2.3.4, 203.0.113.7', '203.0.113.7'],
  [
    'two proxies',
    ['loopback', '10.0.0.0/8'],
    '::1',
    '1.2.3.4, 203.0.113.7, 10.9.8.7',
    '203.0.113.7',
  ],
  ['an untrusted proxy', ['10.0.0.0/8'], '192.0.2.1', '203.0.113.7', '192.0.2.1'],
  ['no address at all', ['loopback'], '127.0.0.1', 'unknown', '127.0.0.1'],
  ['IPv4 written as IPv6', [], '::ffff:203.0.113.7', undefined, '203.0.113.7'],
  ['IPv6, by its network', [], '2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2::/64'],
])('%s', (_, trusted, peer, forwardedFor, expected) => {
  expect(clientAddress(trusted)(request(peer, forwardedFor))).toBe(expected)
})
