import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import pLimit from 'p-limit'

const derive = promisify<string, Buffer, number, Buffer>(scrypt)
const KEY_LENGTH = 32
const SALT_LENGTH = 16
/** scrypt takes the threads that also read files: guesses from everywhere wait for one another. */
const oneByOne = pLimit(1)

/** A password as it is kept: `scrypt:<salt>:<key>`, with Node's cost (N = 16384, r = 8, p = 1), in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_LENGTH)
  const key = await oneByOne(() => derive(password, salt, KEY_LENGTH))
  return `scrypt:${salt.toString('base64url')}:${key.toString('base64url')}`
}

/** Whether a guess is the password that a hash was made of; in the same time whatever the guess is. */
export async function isPassword(guess: string, hash: string): Promise<boolean> {
  const [, salt = '', key = ''] = hash.split(':')
  const expected = Buffer.from(key, 'base64url')
  if (expected.length !== KEY_LENGTH) throw new Error('The hash of a password is damaged')
  const found = await oneByOne(() => derive(guess, Buffer.from(salt, 'base64url'), KEY_LENGTH))
  return timingSafeEqual(found, expected)
}
