import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import pLimit from 'p-limit'
import { overloaded } from '../errors.ts'

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)
const KEY_LENGTH = 32
const SALT_LENGTH = 16
/** scrypt takes the threads that also read files, and memory: guesses from everywhere wait for one another. */
const oneByOne = pLimit(1)
/** Those before it take about ten seconds. */
const MOST_WAITING = 40
const RETRY_AFTER_SECONDS = 10

/** What scrypt is told; `ln` is the binary logarithm of N. It takes 128 · N · r bytes at once. */
interface Cost {
  readonly ln: number
  readonly r: number
  readonly p: number
}

/** 32 MiB (https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#scrypt). */
const COST: Cost = { ln: 15, r: 8, p: 3 }
/** Node's own, of hashes that do not say. */
const EARLIER_COST: Cost = { ln: 14, r: 8, p: 1 }

/**
 * A password as it is kept: `$scrypt$ln=15,r=8,p=3$<salt>$<key>`, salt and key in base64 without padding
 * (https://github.com/P-H-C/phc-string-format). Earlier ones are `scrypt:<salt>:<key>`, in base64url.
 * @throws ApiError 503 when too many wait
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_LENGTH)
  const key = await keyOf(password, salt, COST)
  const { ln, r, p } = COST
  return `$scrypt$ln=${ln},r=${r},p=${p}$${unpadded(salt)}$${unpadded(key)}`
}

/**
 * Whether a guess is the password that a hash was made of; in the same time whatever the guess is.
 * @throws ApiError 503 when too many wait to be told
 */
export async function isPassword(guess: string, hash: string): Promise<boolean> {
  const { cost, salt, key } = read(hash)
  return timingSafeEqual(await keyOf(guess, salt, cost), key)
}

/** Whether a hash costs who guesses less than those that are made now. */
export function isOutdatedHash(hash: string): boolean {
  const { ln, r, p } = read(hash).cost
  return ln !== COST.ln || r !== COST.r || p !== COST.p
}

async function keyOf(password: string, salt: Buffer, { ln, r, p }: Cost): Promise<Buffer> {
  const N = 2 ** ln
  if (oneByOne.pendingCount >= MOST_WAITING) {
    throw overloaded('Too many passwords are being checked; try again', RETRY_AFTER_SECONDS)
  }
  // By itself, Node allows no more than 32 MiB.
  return oneByOne(() => derive(password, salt, KEY_LENGTH, { N, r, p, maxmem: 256 * N * r }))
}

function read(hash: string): { cost: Cost; salt: Buffer; key: Buffer } {
  const found =
    /^\$scrypt\$ln=(?<ln>\d+),r=(?<r>\d+),p=(?<p>\d+)\$(?<salt>[^$]+)\$(?<key>[^$]+)$/.exec(hash) ??
    /^scrypt:(?<salt>[^:]+):(?<key>[^:]+)$/.exec(hash)
  const { ln, r, p, salt = '', key = '' } = found?.groups ?? {}
  const isEarlier = ln === undefined
  const cost = isEarlier ? EARLIER_COST : { ln: Number(ln), r: Number(r), p: Number(p) }
  // Node reads either alphabet.
  const stored = { cost, salt: Buffer.from(salt, 'base64'), key: Buffer.from(key, 'base64') }
  if (stored.key.length !== KEY_LENGTH) throw new Error('The hash of a password is damaged')
  return stored
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
