import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A new secret for a token or a session: 256 random bits, safe in URLs and headers. */
export function createSecret(prefix: string): string {
  return `${prefix}${randomBytes(32).toString('base64url')}`
}

/** What is stored of a secret. One fast hash is enough for 256 random bits; passwords get scrypt. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** Compares two hex hashes of the same length in constant time. */
export function sameHash(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(a, 'hex'), Buffer.from(b, 'hex'))
}
