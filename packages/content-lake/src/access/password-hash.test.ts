import { expect, test } from 'vitest'
import { hashPassword, isOutdatedHash, isPassword } from './password-hash.ts'

/** Of "correct horse", as versions made it that did not say what it cost. */
const EARLIER = 'scrypt:AAECAwQFBgcICQoLDA0ODw:JbN2hANm9NOw4h5BRHZnbjzQ6Jr0QwNWojTOC2WgIbU'

test('a hash says what it cost, and is of no other password', async () => {
  const hash = await hashPassword('correct horse')
  expect(hash).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$[\w+/]{22}\$[\w+/]{43}$/)
  expect(await isPassword('correct horse', hash)).toBe(true)
  expect(await isPassword('Correct horse', hash)).toBe(false)
  expect(await hashPassword('correct horse')).not.toBe(hash)
  expect(isOutdatedHash(hash)).toBe(false)
})

test('an earlier one holds as well, and is known to be outdated', async () => {
  expect(await isPassword('correct horse', EARLIER)).toBe(true)
  expect(await isPassword('a wrong guess', EARLIER)).toBe(false)
  expect(isOutdatedHash(EARLIER)).toBe(true)
})

test.each(['', 'scrypt:AAAA:AAAA', '$scrypt$ln=15,r=8,p=3$AAAA$AAAA', '$argon2id$v=19$AAAA$AAAA'])(
  'one that cannot be read lets nobody in: %s',
  async (hash) => {
    await expect(isPassword('', hash)).rejects.toThrow('The hash of a password is damaged')
  },
)

test('when too many wait, no more are taken, and those that wait are told', async () => {
  const guesses = Array.from({ length: 45 }, () => isPassword('correct horse', EARLIER))
  const outcomes = await Promise.allSettled(guesses)
  expect(outcomes.slice(0, 40)).toEqual(Array(40).fill({ status: 'fulfilled', value: true }))
  expect(outcomes.at(-1)).toMatchObject({
    reason: { status: 503, headers: { 'retry-after': '10' } },
  })
  expect(await isPassword('correct horse', EARLIER)).toBe(true)
})
