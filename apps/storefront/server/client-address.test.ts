import { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { clientBehind, clientOf } from './client-address'

function request(peer: string, forwarded?: string) {
  const socket = Object.defineProperty(new Socket(), 'remoteAddress', { value: peer })
  return { socket, headers: forwarded ? { 'x-forwarded-for': forwarded } : {} }
}

describe('clientBehind', () => {
  it.each([
    [undefined, '203.0.113.9', undefined, '203.0.113.9'],
    [undefined, '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['', '::ffff:127.0.0.1', '198.51.100.1', '::ffff:127.0.0.1'],
    ['loopback', '127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['loopback, 10.0.0.0/8', '::1', '192.0.2.1, 198.51.100.1, 10.1.2.3', '198.51.100.1'],
  ])('trusting %j, of %s who forwards for %s: %s', (trusted, peer, forwarded, client) =>
    expect(clientBehind(trusted)(request(peer, forwarded))).toBe(client),
  )

  it('refuses what is no address', () => {
    expect(() => clientBehind('my-proxy')).toThrow(/SITE_TRUSTED_PROXIES must list/)
  })
})

describe('clientOf', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['unknown', 'unknown'],
    ['', 'unknown'],
  ])('%s is %s', (address, client) =>
    expect(clientOf(new Headers({ 'x-forwarded-for': address }))).toBe(client),
  )
})
