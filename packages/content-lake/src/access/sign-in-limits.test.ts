import { expect, test } from 'vitest'
import { SignInLimits } from './sign-in-limits.ts'

function guess(limits: SignInLimits, times: number, who: (n: number) => [string, string]): void {
  for (let n = 0; n < times; n++) limits.count(...who(n), 0)
}

test('one address cannot go on under other names', () => {
  const limits = new SignInLimits()
  guess(limits, 10, (n) => ['192.0.2.1', `name ${n}`])
  expect(limits.waitingTime('192.0.2.1', 'another', 0)).toBeGreaterThan(0)
  expect(limits.waitingTime('192.0.2.2', 'another', 0)).toBe(0)
})

test('one name cannot be tried from address after address, however it is written', () => {
  const limits = new SignInLimits()
  guess(limits, 30, (n) => [`192.0.2.${n}`, n % 2 ? 'ádám' : 'A\u0301dám'])
  expect(limits.waitingTime('198.51.100.1', 'ÁDÁM', 0)).toBeGreaterThan(0)
  expect(limits.waitingTime('198.51.100.1', 'Grace', 0)).toBe(0)
})

test('who signed in here before is not locked out by others', () => {
  const limits = new SignInLimits()
  limits.count('203.0.113.7', 'Ada', 0)
  limits.succeed('203.0.113.7', 'Ada')
  guess(limits, 30, (n) => [`192.0.2.${n}`, 'Ada'])
  expect(limits.waitingTime('203.0.113.7', 'Ada', 0)).toBe(0)
  guess(limits, 10, () => ['203.0.113.7', 'Ada'])
  expect(limits.waitingTime('203.0.113.7', 'Ada', 0)).toBeGreaterThan(0)
})

test('a right guess forgives the address, and at the name itself alone', () => {
  const limits = new SignInLimits()
  guess(limits, 29, (n) => [`192.0.2.${n}`, 'Ada'])
  limits.count('203.0.113.7', 'Ada', 0)
  expect(limits.waitingTime('198.51.100.1', 'Ada', 0)).toBeGreaterThan(0)
  limits.succeed('203.0.113.7', 'Ada')
  expect(limits.waitingTime('198.51.100.1', 'Ada', 0)).toBe(0)
  limits.count('192.0.2.200', 'Ada', 0)
  expect(limits.waitingTime('198.51.100.1', 'Ada', 0)).toBeGreaterThan(0)
})

test('who signs in as themselves gets no guess at somebody else back', () => {
  const limits = new SignInLimits()
  const [client, other] = ['192.0.2.1', '192.0.2.2']
  for (let n = 0; n < 10; n++) {
    expect(limits.waitingTime(client, 'Eve', 0)).toBe(0)
    limits.count(client, 'Ada', 0)
    if (n === 9) break
    for (const name of ['EVE', 'Eve']) limits.count(client, name, 0)
    limits.succeed(client, 'Eve')
  }
  expect(limits.waitingTime(client, 'Ada', 0)).toBeGreaterThan(0)
  expect(limits.waitingTime(client, 'Eve', 0)).toBeGreaterThan(0)
  expect(limits.waitingTime(other, 'Eve', 0)).toBe(0)
})
