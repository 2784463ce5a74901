import { describe, expect, it } from 'vitest'
import { parseEmailAddress, subscriberId } from './email-address'

describe('parseEmailAddress', () => {
  it.each([
    ['ada@example.com', 'ada@example.com'],
    ['  Ada.Byron+letters@Example.COM ', 'Ada.Byron+letters@example.com'],
    ["o'hara@example.co.uk", "o'hara@example.co.uk"],
    ['iris@bücher.example', 'iris@xn--bcher-kva.example'],
    ['iris@例え。テスト', 'iris@xn--r8jz45g.xn--zckzah'],
  ])('takes %j', (given, address) => expect(parseEmailAddress(given)).toBe(address))

  it.each([
    '',
    'ada',
    '@example.com',
    'ada@',
    'ada@localhost',
    'ada@example..com',
    'ada@-example.com',
    'ada@127.0.0.1',
    'ada@0x7f.1',
    'ada@[127.0.0.1]',
    'ada@exa%6dple.com',
    'ada@example.com:25',
    'ada@example.com/x',
    'ada byron@example.com',
    '.ada@example.com',
    'ada..byron@example.com',
    '"ada byron"@example.com',
    'Ada <ada@example.com>',
    'ada@example.com,eve@example.com',
    'ada@example.com\r\nBcc: eve@example.com',
    'ada\r\nBcc:eve@example.com',
    'ada\u0000@example.com',
    'ada\u2028@example.com',
    `${'a'.repeat(65)}@example.com`,
    `ada@${'a'.repeat(64)}.com`,
    `ada@${'a.'.repeat(200)}com`,
    `ada@${'ü'.repeat(100_000)}.com`,
  ])('refuses %j', (given) => expect(parseEmailAddress(given)).toBeNull())
})

describe('subscriberId', () => {
  it('is private, and the same for one address in any case', () => {
    expect(subscriberId('Ada@example.com')).toBe(subscriberId('ada@example.com'))
    expect(subscriberId('ada@example.com')).toMatch(/^newsletter\.[0-9a-f]{32}$/)
    expect(subscriberId('eve@example.com')).not.toBe(subscriberId('ada@example.com'))
  })
})
